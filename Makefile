# Everything a person needs; each target says what it does. `make help` lists them.

.PHONY: help demo test integration bench release knowledge docs format clean
.DEFAULT_GOAL := help

help: ## list the targets
	@sed -n 's/^\([a-z]*\):.*## /\1	/p' Makefile | expand -t 13

demo: ## build netadr and write the records and reports of all starter files to Output/
	scripts/setup
	swift build --product netadr
	"$$(swift build --show-bin-path)/netadr" generate Templates/decisions/*.yaml

test: ## check the form, build, test, and validate the output with outside tools
	scripts/test

integration: ## hold the output against outside programs that take long to install
	scripts/integration

bench: ## measure the pipeline in a release build, and the program as `make release` ships it
	scripts/release
	swift build -c release --product netadr-bench
	"$$(swift build -c release --show-bin-path)/netadr-bench" dist/netadr

release: ## build dist/netadr, one file that needs no library, and try it
	scripts/release

knowledge: ## make the compiled form of the knowledge files anew
	-RECORD_GOLDENS=1 swift test --disable-xctest --filter CompiledTests/compiledFormIsThatOfTheFiles
	swift test --disable-xctest --filter CompiledTests

docs: ## write the pages of Docs/ anew
	-RECORD_GOLDENS=1 swift test --disable-xctest --filter ReferencePagesTests/thePagesAreThoseOfDocs
	swift test --disable-xctest --filter ReferencePagesTests

format: ## lay the Swift files out as the form check wants them
	swift format --in-place --recursive Sources Tests Plugins Templates Package.swift

clean: ## remove everything that was built
	rm -rf .build .build-static dist
