# The front door: everything one does with the project. `make help` lists it.
SHELL := /usr/bin/env bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory
.SUFFIXES:

MAVEN := scripts/maven
JAR := target/quarkus-app/quarkus-run.jar
KEYCLOAK_JAR := integrations/keycloak/target/countersign-keycloak.jar
SOURCES := pom.xml $(shell find src/main -type f)

# The JDK is looked for once a recipe needs it, so that `make help` works without one.
JAVA = $(or $(shell scripts/jdk),$(error no JDK 25))/bin/java

.PHONY: help
help: ## lists the targets
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: demo
demo: $(JAR) ## walks one client through its life on a service of its own, by real https calls; ends with "demo: PASS"
	@exec $(JAVA) -Dstdout.encoding=UTF-8 -cp "target/quarkus-app/lib/main/*" demo/Demo.java

.PHONY: test
test: ## format check, unit tests, container tests, and the black-box tests against the packaged jar
	@scripts/kubectl-present
	@scripts/tested $(MAVEN) -B verify

.PHONY: run
run: $(JAR) ## starts the packaged service in the foreground, on the embedded default unless the environment says otherwise
	@exec $(JAVA) -jar $(JAR)

.PHONY: token
token: $(JAR) ## prints a bearer token for a sample person of the running service: make token USER=alice
	@$(if $(filter command line,$(origin USER)),,echo 'Say for whom: make token USER=alice' >&2; exit 2;) \
	exec $(JAVA) -jar $(JAR) token '$(USER)'

.PHONY: bench
bench: $(JAR) ## measures the service, native (make native) and on the JVM, by multiples; writes target/bench.json; fails where a goal is missed
	@exec $(JAVA) -Djava.util.logging.manager=org.jboss.logmanager.LogManager -cp "target/quarkus-app/app/*:target/quarkus-app/lib/boot/*:target/quarkus-app/lib/main/*" bench/Bench.java

.PHONY: e2e
e2e: $(if $(E2E),,integrations) $(JAR) $(KEYCLOAK_JAR) ## proves it with a real Keycloak, oidc-provider and MCP clients over https on this machine; needs node, openssl (docs/e2e.md)
	@exec scripts/e2e

.PHONY: integrations
integrations: ## builds and tests what is installed at authorization servers (integrations/); needs node
	@$(MAVEN) -B -q -f integrations/keycloak/pom.xml verify
	@cd integrations/oidc-provider && npm ci --silent && npm test --silent

.PHONY: dev
dev: ## starts the service with live reload
	@exec $(MAVEN) quarkus:dev -DskipLint

.PHONY: native
native: ## builds the native executable target/countersign-*-runner (needs GRAALVM_HOME)
	@GRAALVM_HOME=$$(scripts/graalvm); export GRAALVM_HOME; exec $(MAVEN) -B package -Pnative -DskipTests

.PHONY: native-test
native-test: ## builds the native executable and runs the black-box tests against it, on a real PostgreSQL
	@GRAALVM_HOME=$$(scripts/graalvm); export GRAALVM_HOME; exec scripts/tested $(MAVEN) -B verify -Pnative

# Offline once the dependencies are there; what a target has tried is kept in .cifuzz-corpus/ and tried first the next time.
FUZZ_SECONDS ?= 60

.PHONY: fuzz
fuzz: ## lets a fuzzer loose on each parser of hostile text, for FUZZ_SECONDS (60) each; fails on a finding
	@FUZZ_SECONDS='$(FUZZ_SECONDS)' scripts/fuzz

.PHONY: fmt
fmt: ## formats the sources
	@$(MAVEN) -B -q spotless:apply

.PHONY: docs
docs: ## writes the generated pages anew: the tests that hold them against the code write instead of compare
	@$(MAVEN) -B test -Ddocs.write=true -Dtest='*DocsTest'

.PHONY: k8s-render
k8s-render: ## renders every overlay of k8s/ into target/k8s/
	@scripts/kubectl-present
	@mkdir -p target/k8s
	@for overlay in k8s/overlays/*/; do \
	  name=$$(basename "$$overlay"); \
	  kubectl kustomize "$$overlay" > "target/k8s/$$name.yaml"; \
	  echo "target/k8s/$$name.yaml"; \
	done

.PHONY: clean
clean: ## removes what was built
	@rm -rf target

$(JAR): $(SOURCES)
	@$(MAVEN) -B -q package -Dmaven.test.skip=true -Dspotless.check.skip=true >&2
	@touch $@

$(KEYCLOAK_JAR): integrations/keycloak/pom.xml $(shell find integrations/keycloak/src/main -type f)
	@$(MAVEN) -B -q -f integrations/keycloak/pom.xml package -Dmaven.test.skip=true -Dspotless.check.skip=true >&2
	@touch $@
