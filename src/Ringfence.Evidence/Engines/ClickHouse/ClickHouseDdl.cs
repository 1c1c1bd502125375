using System.Text;

namespace Ringfence.Evidence.Engines.ClickHouse;

/// <summary>What makes a ClickHouse answer the questions: a database, the relations as views over raw logs or as tables of their own, and a view a question.</summary>
public static class ClickHouseDdl
{
    /// <summary>Statements, each ended by <c>;</c>. They may be run again: views are replaced, tables filled anew from the logs.</summary>
    /// <param name="database">Made where there is none.</param>
    /// <param name="ownTables">Whether rows are kept in tables; otherwise each question reads the logs.</param>
    public static string Write(string database, ClickHouseLogs logs, bool ownTables)
    {
        var sql = new StringBuilder($"CREATE DATABASE IF NOT EXISTS {database};\n\n");
        foreach (var (name, select) in Relations.Of(ClickHouseDialect.Instance, logs.Sources))
        {
            var head =
                ownTables && Relations.Stored.Contains(name)
                    ? $"CREATE OR REPLACE TABLE {database}.{name} ENGINE = MergeTree ORDER BY (time, id) SETTINGS allow_nullable_key = 1 AS"
                    : $"CREATE OR REPLACE VIEW {database}.{name} AS";
            sql.Append(head).Append('\n').Append(select).Append(";\n\n");
        }

        foreach (var (name, select) in QuestionViews.Of(ClickHouseDialect.Instance))
        {
            sql.Append($"CREATE OR REPLACE VIEW {database}.{name} AS\n{select}\nSETTINGS join_use_nulls = 1;\n\n");
        }

        return sql.ToString();
    }

    /// <summary>What a statement needs to mean here what it means elsewhere.</summary>
    internal static IReadOnlyList<(string Name, string Value)> Settings { get; } =
    [
        ("join_use_nulls", "1"),
        ("prefer_column_name_to_alias", "1"),
        ("output_format_json_quote_64bit_integers", "0"),
        ("readonly", "2"),
    ];
}
