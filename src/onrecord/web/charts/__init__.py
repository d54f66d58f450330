"""Pictures that are computed here and drawn by the templates: positions in per cent, never a script."""
