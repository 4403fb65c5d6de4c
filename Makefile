# Short names for `cargo xtask`, which does the work: see `cargo xtask --help`.

.PHONY: demo test lint assets fmt

demo:
	cargo xtask demo

test:
	cargo xtask test

lint:
	cargo xtask lint

assets:
	cargo xtask assets

fmt:
	cargo fmt --all
