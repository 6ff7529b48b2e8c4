// Package dns stands for that of lego, which has the clients of some two hundred DNS providers. See machine/lean.ts.
package dns

import (
	"fmt"

	"github.com/go-acme/lego/v4/challenge"
)

// NewDNSChallengeProviderByName knows none.
func NewDNSChallengeProviderByName(name string) (challenge.Provider, error) {
	return nil, fmt.Errorf("no DNS provider %s", name)
}
