"""Shipments and invoices: parties, goods, vessel and route as one question, with one verdict."""
