namespace Ringfence.Evidence.Engines.Athena;

/// <summary>What makes Amazon Athena answer the questions: a database, tables over the raw logs, the relations as views over these, a view a question.</summary>
public static class AthenaDdl
{
    /// <summary>Statements in order. Athena runs one at a time; each may be run again.</summary>
    /// <exception cref="ArgumentException">The logs' description is wrong; the message lists everything.</exception>
    public static IReadOnlyList<string> Write(string database, AthenaLogs logs)
    {
        var problems = logs.Problems();
        if (problems.Count > 0)
        {
            throw new ArgumentException(string.Join("; ", problems), nameof(logs));
        }

        return
        [
            $"CREATE DATABASE IF NOT EXISTS {database}",
            .. AthenaTables.Of(logs),
            .. Views(logs).Select(view => $"CREATE OR REPLACE VIEW {view.Name} AS\n{view.Select}"),
        ];
    }

    internal static IEnumerable<(string Name, string Select)> Views(AthenaLogs logs) =>
        Relations.Of(TrinoDialect.Instance, AthenaTables.Sources(logs)).Concat(QuestionViews.Of(TrinoDialect.Instance));
}
