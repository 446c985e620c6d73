"""What it costs: `make bench` prints one JSON object a line, every ratio measured side by side in one run."""
