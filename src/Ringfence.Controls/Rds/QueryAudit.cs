using Ringfence.Controls.Facts;

namespace Ringfence.Controls.Rds;

/// <summary>
/// How each engine records statements: pgAudit for PostgreSQL, the audit plugin as an option for MySQL and MariaDB,
/// <c>server_audit_logging</c> for Aurora MySQL, the audit option for SQL Server. Amazon RDS User Guide.
/// </summary>
internal static class QueryAudit
{
    /// <summary>The verdict on a database.</summary>
    /// <param name="database">An instance that is no cluster's member, or a cluster.</param>
    /// <param name="engine">Its engine in lower case.</param>
    public static Verdict Judge(Resource database, string engine)
    {
        if (engine.Contains("postgres", StringComparison.Ordinal))
        {
            return ByParameters(
                database,
                PgAudit,
                "shared_preload_libraries must hold pgaudit, and pgaudit.log name what is recorded"
            );
        }

        if (engine is "aurora" or "aurora-mysql")
        {
            return ByParameters(
                database,
                parameters => IsOn(parameters, "server_audit_logging"),
                "server_audit_logging must be 1"
            );
        }

        if (engine is "mysql" or "mariadb")
        {
            return ByOption(database, "MARIADB_AUDIT_PLUGIN");
        }

        return engine.StartsWith("sqlserver", StringComparison.Ordinal) ? ByOption(database, "SQLSERVER_AUDIT")
            : engine.Contains("oracle", StringComparison.Ordinal)
                ? ByParameters(database, OracleTrail, "audit_trail must not be NONE", Truth.Yes)
            : Verdict.NotApplicable($"How {engine} audits statements is not set in CloudFormation.");
    }

    private static Verdict ByParameters(
        Resource database,
        Func<PropertyValue, Truth> audits,
        string must,
        Truth byDefault = default
    )
    {
        var instance = database.Type == "AWS::RDS::DBInstance";
        var path = instance ? "DBParameterGroupName" : "DBClusterParameterGroupName";
        var named = database[path];
        var group = database.Estate.Find(
            named,
            instance ? "AWS::RDS::DBParameterGroup" : "AWS::RDS::DBClusterParameterGroup"
        );
        if (group is not null)
        {
            var parameters = group["Parameters"];
            return Verdict.Of(
                parameters.IsUnresolved ? Truth.Unknown : audits(parameters),
                $"{group.LogicalId} turns the audit on.",
                $"In {group.LogicalId} {must}."
            );
        }

        return !named.IsMissing && !named.StartsWith("default.").IsYes
                ? Verdict.Unknown($"{path} is {named}, which stands elsewhere; audit its stack too. There {must}.")
            : byDefault.IsYes ? Verdict.Pass("The default parameter group turns the audit on.")
            : Verdict.Fail($"{path} is {named}: the default group audits nothing. In a group of its own {must}.");
    }

    private static Verdict ByOption(Resource database, string option)
    {
        var named = database["OptionGroupName"];
        if (database.Estate.Find(named, "AWS::RDS::OptionGroup") is { } group)
        {
            return Verdict.Of(
                Truth.Any(
                    group["OptionConfigurations"].Items,
                    each => each.IsUnresolved ? Truth.Unknown : each["OptionName"].Is(option)
                ),
                $"{group.LogicalId} has {option}.",
                $"{group.LogicalId} must have the option {option}."
            );
        }

        return named.IsMissing || named.StartsWith("default:").IsYes
            ? Verdict.Fail($"OptionGroupName is {named}; it must name a group with the option {option}.")
            : Verdict.Unknown(
                $"OptionGroupName is {named}, which stands elsewhere; audit its stack too. It must have {option}."
            );
    }

    private static Truth PgAudit(PropertyValue parameters)
    {
        var log = Entry(parameters, "pgaudit.log");
        return Entry(parameters, "shared_preload_libraries").Contains("pgaudit") & log.IsPresent & !log.IsLike("none");
    }

    private static Truth OracleTrail(PropertyValue parameters)
    {
        var trail = Entry(parameters, "audit_trail");
        return trail.IsMissing ? Truth.Yes : !trail.IsLike("none");
    }

    private static Truth IsOn(PropertyValue parameters, string name)
    {
        var value = Entry(parameters, name);
        return value.IsLike("1") | value.IsLike("on") | value.IsTrue;
    }

    private static PropertyValue Entry(PropertyValue parameters, string name) =>
        parameters.Entries.GetValueOrDefault(name, PropertyValue.Missing);
}
