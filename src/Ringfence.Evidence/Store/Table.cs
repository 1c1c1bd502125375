namespace Ringfence.Evidence.Store;

/// <summary>A table that ingest fills: what its rows are, and by what the same row is known again.</summary>
/// <param name="Number">Its place in <see cref="Tables.All"/>.</param>
/// <param name="Key">What is unique: a column, or several and expressions.</param>
internal sealed record Table(int Number, string Name, string Key, IReadOnlyList<Column> Columns)
{
    public string Create =>
        $"CREATE TABLE IF NOT EXISTS {Name}(id INTEGER PRIMARY KEY, file INTEGER NOT NULL, {string.Join(", ", Columns.Select(Declare))});"
        + $"{CreateKey};";

    /// <summary>The index by which the same row is known again.</summary>
    public string KeyIndex => $"{Name}_key";

    public string CreateKey => $"CREATE UNIQUE INDEX IF NOT EXISTS {KeyIndex} ON {Name}({Key})";

    /// <summary>The place of a column among <see cref="Columns"/>.</summary>
    public int ColumnOf(string name)
    {
        for (var at = 0; at < Columns.Count; at++)
        {
            if (Columns[at].Name == name)
            {
                return at;
            }
        }

        throw new ArgumentOutOfRangeException(nameof(name), name, $"{Name} has no such column");
    }

    public string Insert =>
        $"INSERT OR IGNORE INTO {Name}(file, {string.Join(", ", Columns.Select(column => column.Name))}) VALUES(?{string.Concat(Enumerable.Repeat(", ?", Columns.Count))})";

    private static string Declare(Column column) =>
        $"{column.Name} {(column.Kind == ColumnKind.Text ? "TEXT" : "INTEGER")}";
}
