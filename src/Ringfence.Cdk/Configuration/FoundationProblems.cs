using System.Text.RegularExpressions;

namespace Ringfence.Cdk.Configuration;

/// <summary>Everything that is wrong with a configuration: where, what was given, what is allowed.</summary>
internal static partial class FoundationProblems
{
    public static IReadOnlyList<string> Of(FoundationConfiguration configuration)
    {
        var problems = new List<string>();
        Names(configuration, problems);
        AccountProblems.Add(configuration, problems);
        RegionProblems.Add(configuration, problems);
        NetworkProblems.Add(configuration, problems);
        ModelProblems.Add(configuration, problems);
        GatewayProblems.Add(configuration, problems);
        TeamProblems.Add(configuration, problems);
        Retention(configuration, problems);
        Evidence(configuration, problems);
        DetectionProblems.Add(configuration, problems);
        People(configuration, problems);
        return problems;
    }

    private static void Names(FoundationConfiguration configuration, List<string> problems)
    {
        if (!Name.IsMatch(configuration.Name))
        {
            problems.Add(
                $"name: '{configuration.Name}' is not allowed; lower case letters, digits and hyphens, at most 20, a letter first"
            );
        }

        if (!OrganizationId.IsMatch(configuration.Organization.Id))
        {
            problems.Add(
                $"organization.id: '{configuration.Organization.Id}' is no organisation's id; o- and 10 to 32 letters and digits"
            );
        }

        if (!RootId.IsMatch(configuration.Organization.Root))
        {
            problems.Add(
                $"organization.root: '{configuration.Organization.Root}' is no root's id; r- and 4 to 32 letters and digits"
            );
        }

        if (configuration.Workloads.Count == 0)
        {
            problems.Add("workloads: there is none; give at least one account in which PHI is worked on");
        }

        Twice(configuration.Workloads.Select(workload => workload.Name), "workloads: the name", problems);
        foreach (var workload in configuration.Workloads)
        {
            var applications = workload.Applications.Select(application => application.Name).ToList();
            Twice(applications, $"workloads.{workload.Name}.applications: the name", problems);
            foreach (var name in applications.Append(workload.Name).Where(name => !Name.IsMatch(name)))
            {
                problems.Add(
                    $"workloads.{workload.Name}: the name '{name}' is not allowed; lower case letters, digits and hyphens, at most 20, a letter first"
                );
            }
        }
    }

    private static void Retention(FoundationConfiguration configuration, List<string> problems)
    {
        var (retention, recovery) = (configuration.Retention, configuration.Recovery);
        if (retention.AuditDays < RetentionConfiguration.SixYears)
        {
            problems.Add(
                $"retention.auditDays: {retention.AuditDays} is under six years; {RetentionConfiguration.SixYears} or more (45 CFR 164.316(b)(2)(i))"
            );
        }

        if (retention.ColdAfterDays < 1 || retention.ColdAfterDays >= retention.AuditDays)
        {
            problems.Add(
                $"retention.coldAfterDays: {retention.ColdAfterDays} is not allowed; 1 to below retention.auditDays ({retention.AuditDays})"
            );
        }

        if (retention.BackupDays < 35)
        {
            problems.Add($"retention.backupDays: {retention.BackupDays} is too short; 35 or more");
        }

        if (recovery.PointHours is < 1 or > 24)
        {
            problems.Add(
                $"recovery.pointHours: {recovery.PointHours} is not allowed; 1 to 24, for a plan runs at least once a day"
            );
        }

        if (recovery.TimeHours is < 1 or > 72)
        {
            problems.Add(
                $"recovery.timeHours: {recovery.TimeHours} is not allowed; 1 to 72 (readiness for the proposed 45 CFR 164.308(a)(13))"
            );
        }
    }

    private static void Evidence(FoundationConfiguration configuration, List<string> problems)
    {
        if (configuration.Evidence.GigabytesPerQuery is < 1 or > 10000)
        {
            problems.Add(
                $"evidence.gigabytesPerQuery: {configuration.Evidence.GigabytesPerQuery} is not allowed; 1 to 10000"
            );
        }
    }

    private static void People(FoundationConfiguration configuration, List<string> problems)
    {
        if (configuration.Alerts.Count == 0)
        {
            problems.Add("alerts: nobody is told; give at least one e-mail address");
        }

        foreach (var address in configuration.Alerts.Where(address => !EmailAddress.IsMatch(address)))
        {
            problems.Add($"alerts: '{address}' is no e-mail address");
        }

        if (configuration.KeyAdministrators.Count == 0)
        {
            problems.Add("keyAdministrators: nobody could administer the keys; give at least one role's name");
        }

        foreach (var role in configuration.KeyAdministrators.Where(role => !RoleName.IsMatch(role)))
        {
            problems.Add(
                $"keyAdministrators: '{role}' is no role's name; letters, digits and _+=,.@-/ , at most 128, no wildcard"
            );
        }

        BreakGlassProblems.Add(configuration.BreakGlass, problems);
    }

    private static void Twice(IEnumerable<string> names, string what, List<string> problems)
    {
        foreach (var name in names.CountBy(name => name).Where(pair => pair.Value > 1).Select(pair => pair.Key))
        {
            problems.Add($"{what} '{name}' is given twice; each once");
        }
    }

    [GeneratedRegex("^[a-z][a-z0-9-]{0,19}$", RegexOptions.NonBacktracking)]
    private static partial Regex Name { get; }

    [GeneratedRegex("^o-[a-z0-9]{10,32}$", RegexOptions.NonBacktracking)]
    private static partial Regex OrganizationId { get; }

    [GeneratedRegex("^r-[a-z0-9]{4,32}$", RegexOptions.NonBacktracking)]
    private static partial Regex RootId { get; }

    [GeneratedRegex(@"^[^@\s]+@[^@\s]+\.[^@\s]+$", RegexOptions.NonBacktracking)]
    private static partial Regex EmailAddress { get; }

    [GeneratedRegex(@"^[\w+=,.@/-]{1,128}$", RegexOptions.NonBacktracking)]
    private static partial Regex RoleName { get; }
}
