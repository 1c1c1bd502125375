using Ringfence.Controls.Facts;

namespace Ringfence.Controls.Rds;

/// <summary>
/// The logs that each engine can send to CloudWatch. Amazon RDS User Guide, "Publishing database logs to Amazon
/// CloudWatch Logs".
/// </summary>
internal static class LogExports
{
    private static readonly string[] PostgreSql = ["postgresql", "upgrade"];
    private static readonly string[] AuroraPostgreSql = ["postgresql"];
    private static readonly string[] Oracle = ["audit", "alert", "listener", "oemagent", "trace"];
    private static readonly string[] SqlServer = ["agent", "error"];
    private static readonly string[] Db2 = ["diag.log", "notify.log"];

    /// <summary>The logs of MySQL, MariaDB and Aurora MySQL.</summary>
    public static IReadOnlyList<string> MySql { get; } = ["audit", "error", "general", "slowquery"];

    /// <summary>The logs of an engine; null where it is not known.</summary>
    /// <param name="engine">In lower case.</param>
    /// <param name="cluster">It is a cluster: Aurora's, or a Multi-AZ one.</param>
    public static IReadOnlyList<string>? Of(string engine, bool cluster) =>
        engine switch
        {
            "aurora" or "aurora-mysql" => MySql,
            "aurora-postgresql" => AuroraPostgreSql,
            _ when engine.Contains("mysql", StringComparison.Ordinal) => MySql,
            _ when engine.Contains("mariadb", StringComparison.Ordinal) => MySql,
            _ when engine.Contains("postgres", StringComparison.Ordinal) => cluster ? AuroraPostgreSql : PostgreSql,
            _ when engine.Contains("oracle", StringComparison.Ordinal) => Oracle,
            _ when engine.Contains("sqlserver", StringComparison.Ordinal) => SqlServer,
            _ when engine.Contains("db2", StringComparison.Ordinal) => Db2,
            _ => null,
        };

    /// <summary>The verdict on a list of exports: every needed log is in it; with none needed, it has an entry.</summary>
    public static Verdict Judge(Resource resource, string path, IReadOnlyList<string> needed)
    {
        var exports = resource[path];
        var items = exports.Items;
        if (needed.Count == 0)
        {
            return Verdict.Property(path, exports, exports.HasItems, "a list of the engine's logs");
        }

        var holds = Truth.Yes;
        foreach (var log in needed)
        {
            holds &= Truth.Any(items, item => item.Is(log));
        }

        return Verdict.Property(path, exports, holds, $"a list of {string.Join(", ", needed)}");
    }
}
