"""The reports of diffusion science, one file a family; `eduplan.cli.report` loads them on use."""
