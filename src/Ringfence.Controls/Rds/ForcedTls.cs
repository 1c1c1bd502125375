using System.Globalization;
using System.Text.Json.Nodes;
using Ringfence.Controls.Facts;

namespace Ringfence.Controls.Rds;

/// <summary>
/// How an engine is told to refuse connections without TLS, and which do so by default. Amazon RDS User Guide, "Using
/// SSL/TLS to encrypt a connection"; for PostgreSQL 15 and later <c>rds.force_ssl</c> is 1 by default, for Aurora
/// PostgreSQL from 17 on.
/// </summary>
internal static class ForcedTls
{
    private const string Postgres = "rds.force_ssl";
    private const string MySql = "require_secure_transport";

    /// <summary>The parameter that forces TLS; null where the family has none.</summary>
    /// <param name="family">A parameter group's family, or an engine with its version: <c>postgres14</c>, <c>mysql8.0.35</c>.</param>
    public static string? ParameterOf(string family) =>
        family.StartsWith("postgres", StringComparison.OrdinalIgnoreCase) ? Postgres
        : family.StartsWith("aurora-postgresql", StringComparison.OrdinalIgnoreCase) ? Postgres
        : family.StartsWith("sqlserver", StringComparison.OrdinalIgnoreCase) ? Postgres
        : family.StartsWith("mysql5.5", StringComparison.OrdinalIgnoreCase) ? null
        : family.StartsWith("mysql5.6", StringComparison.OrdinalIgnoreCase) ? null
        : family.StartsWith("aurora5.6", StringComparison.OrdinalIgnoreCase) ? null
        : family.StartsWith("mysql", StringComparison.OrdinalIgnoreCase) ? MySql
        : family.StartsWith("aurora-mysql", StringComparison.OrdinalIgnoreCase) ? MySql
        : family.StartsWith("mariadb", StringComparison.OrdinalIgnoreCase) && Version(family) >= 10.5m ? MySql
        : null;

    /// <summary>The verdict on a group's parameters.</summary>
    public static Verdict Judge(string family, PropertyValue parameters)
    {
        var name = ParameterOf(family)!;
        if (parameters.IsUnresolved)
        {
            return Verdict.Unknown($"Parameters are known only when deployed; {name} must be 1.");
        }

        var value = parameters.Entries.GetValueOrDefault(name, PropertyValue.Missing);
        return value.IsMissing
            ? ByDefault(family, $"Parameters.{name}")
            : Verdict.Property($"Parameters.{name}", value, value.IsLike("1") | value.IsLike("on") | value.IsTrue, "1");
    }

    /// <summary>The verdict where nothing is set.</summary>
    public static Verdict ByDefault(string family, string path)
    {
        var since =
            family.StartsWith("postgres", StringComparison.OrdinalIgnoreCase) ? 15m
            : family.StartsWith("aurora-postgresql", StringComparison.OrdinalIgnoreCase) ? 17m
            : decimal.MaxValue;
        return since == decimal.MaxValue
                ? Verdict.Fail(
                    $"{path} is absent, and {family} takes plain connections by default; set {ParameterOf(family)} to 1."
                )
            : Version(family) is not { } version
                ? Verdict.Unknown(
                    $"{path} is absent and the engine's version is not said; before {since:0} it takes plain connections."
                )
            : version >= since ? Verdict.Pass($"{path} is absent; {family} forces TLS by default.")
            : Verdict.Fail(
                $"{path} is absent, and {family} takes plain connections by default; set {ParameterOf(family)} to 1."
            );
    }

    /// <summary>The group's parameters with the one that forces TLS; null where some of them are known only when deployed.</summary>
    public static Fix? FixFor(Resource group)
    {
        // A parameter's name holds a dot, which a path takes for a step: the map is set as a whole.
        var name = ParameterOf(group["Family"].Text);
        var parameters = new JsonObject();
        foreach (var (each, value) in group["Parameters"].Entries)
        {
            if (!value.IsLiteral)
            {
                return null;
            }

            parameters[each] = value.Text;
        }

        if (name is null || group["Parameters"].IsUnresolved)
        {
            return null;
        }

        parameters[name] = "1";
        return new Fix([new SetProperty("Parameters", parameters)])
        {
            Mind = "Clients that connect without TLS are refused from then on.",
            Cli =
                $"aws rds modify-db-parameter-group --db-parameter-group-name NAME --parameters ParameterName={name},ParameterValue=1,ApplyMethod=immediate",
        };
    }

    // "postgres16.3" is 16.3, "mariadb10.11" is 10.11 and above 10.5: minor versions are compared as two digits.
    private static decimal? Version(string family)
    {
        var at = family.AsSpan().IndexOfAnyInRange('0', '9');
        if (at < 0)
        {
            return null;
        }

        var parts = family[at..].Split('.');
        if (!int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var major))
        {
            return null;
        }

        _ = int.TryParse(parts.ElementAtOrDefault(1), NumberStyles.None, CultureInfo.InvariantCulture, out var minor);
        return major + (minor >= 10 ? 0.5m + (minor / 1000m) : minor / 10m);
    }
}
