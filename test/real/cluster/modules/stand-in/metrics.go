package main

import (
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"strconv"
	"strings"
	"time"

	"crypto/tls"
	"crypto/x509"
	"net/url"
	"os"
)

const custom = "/apis/custom.metrics.k8s.io/v1beta2"
const account = "/var/run/secrets/kubernetes.io/serviceaccount/"

// The adapter of one custom metric, in_flight of a pod: it asks the pods themselves, on STAND_IN_PORTS.
func metrics() {
	http.HandleFunc("GET "+custom, func(w http.ResponseWriter, r *http.Request) {
		write(w, map[string]any{
			"kind": "APIResourceList", "apiVersion": "v1", "groupVersion": "custom.metrics.k8s.io/v1beta2",
			"resources": []any{map[string]any{"name": "pods/in_flight", "namespaced": true, "kind": "MetricValueList", "verbs": []string{"get"}}},
		})
	})
	http.HandleFunc("GET "+custom+"/namespaces/{namespace}/pods/{pods}/{metric}", func(w http.ResponseWriter, r *http.Request) {
		items, err := inFlight(r.PathValue("namespace"), r.PathValue("metric"), r.URL.Query().Get("labelSelector"))
		if err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		write(w, map[string]any{"kind": "MetricValueList", "apiVersion": "custom.metrics.k8s.io/v1beta2", "metadata": map[string]any{}, "items": items})
	})
	listener, err := net.Listen("tcp", ":6443")
	if err != nil {
		fail("%v", err)
	}
	fail("%v", http.Serve(eitherWay(listener), nil))
}

func inFlight(namespace, metric, selector string) ([]any, error) {
	var pods struct {
		Items []struct {
			Metadata struct{ Name string }
			Status   struct{ Phase, PodIP string }
		}
	}
	if err := get("/api/v1/namespaces/"+namespace+"/pods?labelSelector="+url.QueryEscape(selector), &pods); err != nil {
		return nil, err
	}
	items := []any{}
	for _, pod := range pods.Items {
		if pod.Status.Phase != "Running" {
			continue
		}
		value, err := ask("http://" + pod.Status.PodIP + ":" + strings.Fields(os.Getenv("STAND_IN_PORTS"))[0] + "/in-flight")
		if err != nil {
			continue // a pod that ends
		}
		items = append(items, map[string]any{
			"describedObject": map[string]any{"kind": "Pod", "namespace": namespace, "name": pod.Metadata.Name, "apiVersion": "v1"},
			"metric":          map[string]any{"name": metric},
			"timestamp":       time.Now().UTC().Format(time.RFC3339),
			"value":           strconv.Itoa(value),
		})
	}
	return items, nil
}

func ask(address string) (int, error) {
	answer, err := (&http.Client{Timeout: 2 * time.Second}).Get(address)
	if err != nil {
		return 0, err
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	if err != nil {
		return 0, err
	}
	return strconv.Atoi(strings.TrimSpace(string(text)))
}

// Asks the API server with the account of the pod.
func get(path string, into any) error {
	token, err := os.ReadFile(account + "token")
	if err != nil {
		return err
	}
	authority, err := os.ReadFile(account + "ca.crt")
	if err != nil {
		return err
	}
	roots := x509.NewCertPool()
	roots.AppendCertsFromPEM(authority)
	request, err := http.NewRequest("GET", "https://kubernetes.default.svc.cluster.local"+path, nil)
	if err != nil {
		return err
	}
	request.Header.Set("authorization", "Bearer "+string(token))
	client := &http.Client{Timeout: 5 * time.Second, Transport: &http.Transport{TLSClientConfig: &tls.Config{RootCAs: roots}}}
	answer, err := client.Do(request)
	if err != nil {
		return err
	}
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusOK {
		return fmt.Errorf("%s: %s", path, answer.Status)
	}
	return json.NewDecoder(answer.Body).Decode(into)
}

func write(w http.ResponseWriter, answer any) {
	w.Header().Set("content-type", "application/json")
	json.NewEncoder(w).Encode(answer)
}
