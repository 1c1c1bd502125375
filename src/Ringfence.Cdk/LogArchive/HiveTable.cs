using System.Text.RegularExpressions;

namespace Ringfence.Cdk.LogArchive;

/// <summary>
/// A table of Hive's, read from the statement that makes it: so that Glue's tables and the CLI's
/// (<c>ringfence trail athena ddl</c>) are one definition, though this assembly does not know the CLI's.
/// </summary>
/// <param name="Name">Its name.</param>
/// <param name="Columns">Name and type of each column, in order.</param>
/// <param name="Partitions">Likewise, of the partitions.</param>
/// <param name="Serde">The class that reads a row.</param>
/// <param name="SerdeProperties">What it is told.</param>
/// <param name="Input">The class that reads a file.</param>
/// <param name="Output">The class that would write one.</param>
/// <param name="Location">Where files lie.</param>
/// <param name="Properties">The table's properties, the partitions' projection among them.</param>
internal sealed partial record HiveTable(
    string Name,
    IReadOnlyList<(string Name, string Type)> Columns,
    IReadOnlyList<(string Name, string Type)> Partitions,
    string Serde,
    IReadOnlyDictionary<string, string> SerdeProperties,
    string Input,
    string Output,
    string Location,
    IReadOnlyDictionary<string, string> Properties
)
{
    /// <summary>Reads a statement.</summary>
    /// <exception cref="FormatException">It has another form than the CLI prints.</exception>
    public static HiveTable Parse(string statement)
    {
        var read = Statement.Match(statement);
        return read.Success
            ? new HiveTable(
                read.Groups["name"].Value,
                Columned(read.Groups["columns"].Value),
                Columned(read.Groups["partitions"].Value),
                read.Groups["serde"].Value,
                Told(read.Groups["told"].Value),
                read.Groups["input"].Value,
                read.Groups["output"].Value,
                read.Groups["location"].Value,
                Told(read.Groups["properties"].Value)
            )
            : throw new FormatException(
                $"no table as `ringfence trail athena ddl` prints one: {statement.AsSpan(0, Math.Min(80, statement.Length))}"
            );
    }

    /// <summary>The same in Glue's words: an <c>AWS::Glue::Table</c>'s <c>TableInput</c>.</summary>
    public Map ForGlue() =>
        new()
        {
            ["Name"] = Name,
            ["TableType"] = "EXTERNAL_TABLE",
            ["Parameters"] = new Map(Properties.Select(pair => KeyValuePair.Create(pair.Key, (object)pair.Value)))
            {
                ["EXTERNAL"] = "TRUE",
            },
            ["PartitionKeys"] = Partitions.Count == 0 ? null! : Words(Partitions),
            ["StorageDescriptor"] = new Map
            {
                ["Columns"] = Words(Columns),
                ["InputFormat"] = Input,
                ["OutputFormat"] = Output,
                ["Location"] = Location,
                ["SerdeInfo"] = new Map
                {
                    ["SerializationLibrary"] = Serde,
                    ["Parameters"] =
                        SerdeProperties.Count == 0
                            ? null!
                            : new Map(
                                SerdeProperties.Select(pair => KeyValuePair.Create(pair.Key, (object)pair.Value))
                            ),
                },
            },
        };

    private static object[] Words(IReadOnlyList<(string Name, string Type)> columns) =>
        [.. columns.Select(column => new Map { ["Name"] = column.Name, ["Type"] = column.Type })];

    // Commas part columns where they stand in no struct<…>.
    private static List<(string, string)> Columned(string text)
    {
        var (columns, depth, from) = (new List<(string, string)>(), 0, 0);
        for (var at = 0; at <= text.Length; at++)
        {
            if (at == text.Length || text[at] == ',' && depth == 0)
            {
                var words = text[from..at]
                    .Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
                if (words.Length == 2)
                {
                    columns.Add((words[0].Trim('`'), Blanks.Replace(words[1], "")));
                }

                from = at + 1;
            }
            else
            {
                depth += text[at] switch
                {
                    '<' => 1,
                    '>' => -1,
                    _ => 0,
                };
            }
        }

        return columns;
    }

    private static Dictionary<string, string> Told(string text) =>
        Pair.Matches(text).ToDictionary(pair => pair.Groups[1].Value, pair => pair.Groups[2].Value);

    [GeneratedRegex(
        """
            ^CREATE\ EXTERNAL\ TABLE\ IF\ NOT\ EXISTS\ (?<name>\w+)\s*\((?<columns>[^()]+)\)
            (\s+PARTITIONED\ BY\ \((?<partitions>[^()]+)\))?
            \s+ROW\ FORMAT\ SERDE\ '(?<serde>[^']+)'
            (\s+WITH\ SERDEPROPERTIES\ \((?<told>('[^']*'|[^')])+)\))?
            \s+STORED\ AS\ INPUTFORMAT\ '(?<input>[^']+)'
            \s+OUTPUTFORMAT\ '(?<output>[^']+)'
            \s+LOCATION\ '(?<location>[^']+)'
            (\s+TBLPROPERTIES\ \((?<properties>('[^']*'|[^')])+)\))?\s*$
            """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex Statement { get; }

    [GeneratedRegex("'([^']*)'\\s*=\\s*'([^']*)'", RegexOptions.NonBacktracking)]
    private static partial Regex Pair { get; }

    [GeneratedRegex("\\s+", RegexOptions.NonBacktracking)]
    private static partial Regex Blanks { get; }
}
