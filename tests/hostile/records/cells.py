# SPDX-License-Identifier: MIT
"""Values that no form lets in: (name, SQL that puts one into one row) for each column."""
from base import COLUMNS

VALUES = [
    "NULL", "0", "-1", "9223372036854775807", "-9223372036854775808", "9007199254740993", "1000000000001", "0.5", "1e308", "-1e308",
    "9e999", "-9e999", "0.0 / 0", "-0.0", "1e-320", "2147483648", "x''", "x'00'", "x'ff'", "zeroblob(70000)", "''", "' '", "CAST(x'00' AS TEXT)",
    "CAST(x'410042' AS TEXT)", "CAST(x'ff' AS TEXT)", "CAST(x'c080' AS TEXT)", "CAST(x'eda080' AS TEXT)", "CAST(x'f4908080' AS TEXT)",
    "CAST(x'e4ba' AS TEXT)", "char(65279, 65)", "char(27) || '[2J'", "char(8238, 65)", "char(10)", "'=1+1'", "'007'", "'1'", "'1e3'", "'0x10'",
    "'1,000'", "'inf'", "'nan'", "'true'", "'2019-02-29'", "'2019-2-3'", "'0000-00-00'", "'9999-12-31'", "'10000-01-01'", "'2019-13'",
    "'2019-03-22 '", "'class,'", "',class'", "'class,class'", "'class;lab'", "'general '", "'GENERAL'", "'T0000'", "'S000'", "'S069'", "'F001'",
    "'P001'", "'U0000'", "printf('%.*c', 65536, 'x')", "printf('%.*c', 65537, 'x')", "'../../etc'", "'%s%n'", "'<script>'", "'a''b\"c'",
]


def cells():
    for table, columns in COLUMNS.items():
        for column in columns:
            for value in VALUES:
                yield f"{table}.{column} = {value}", f"UPDATE {table} SET {column} = {value} WHERE rowid = (SELECT max(rowid) / 2 + 1 FROM {table})"
