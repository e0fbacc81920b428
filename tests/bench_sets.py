"""Labelled folders made for the benchmarks' tests."""

from __future__ import annotations

from pathlib import Path


def made_labelled(folder: Path, *, damaged: int, clean: int, customers: int) -> Path:
    """The labelled files with so many invented rows."""
    rows = ["kind,class,schema,query,source,uid,listed_name"]
    rows += [f"clean,,Person,Clean Person{i},,," for i in range(clean)]
    rows += [f"damaged,delete,Person,Damaged Name{i},us-ofac-sdn,{i},Listed" for i in range(damaged)]
    (folder / "list_level_queries.csv").write_text("\n".join(rows) + "\n", "utf-8")
    (folder / "name_pairs.csv").write_text(
        "schema,name1,name2,is_match,quality,category\nPerson,Jon Doe,John Doe,true,STRONG,\n"
        "Person,Jon Doe,Maria Perales,false,MEDIUM,\n",
        "utf-8",
    )
    (folder / "unlisted_organisations.csv").write_text("full_name,source\nACME TRADING LTD,Denied\n", "utf-8")
    people = ["full_name,date_of_birth,nationality"]
    people += [f"Some Customer{i},1960-01-01,Poland" for i in range(customers)]
    (folder / "customers_global_5k.csv").write_text("\n".join(people) + "\n", "utf-8")
    return folder
