// Package register stands for those of External Secrets that know every store and every generator: a store that says its values itself is
// enough here, and the clients of all others take ten times as long to build. See machine/lean.ts.
package register

import _ "github.com/external-secrets/external-secrets/pkg/provider/fake"
