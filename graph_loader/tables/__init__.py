"""Tables that people fill in: spreadsheets (XLSX) and CSV, read and written."""
