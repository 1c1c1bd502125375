namespace Ringfence.Cdk.Configuration;

/// <summary>Accounts that are no accounts, or that are given twice.</summary>
internal static class AccountProblems
{
    public static void Add(FoundationConfiguration configuration, List<string> problems)
    {
        var given = new List<(string Where, string Account)>
        {
            ("accounts.management", configuration.Accounts.Management),
            ("accounts.logArchive", configuration.Accounts.LogArchive),
        };
        given.AddRange(
            configuration.Workloads.Select(workload => ($"workloads.{workload.Name}.account", workload.Account))
        );
        foreach (var (where, account) in given)
        {
            if (account.Length != 12 || !account.All(char.IsAsciiDigit))
            {
                problems.Add($"{where}: '{account}' is no account; twelve digits");
            }
        }

        foreach (var same in given.GroupBy(pair => pair.Account).Where(group => group.Count() > 1))
        {
            problems.Add(
                $"{string.Join(" and ", same.Select(pair => pair.Where))}: the same account {same.Key}; each its own, or a mistake in one opens the other"
            );
        }
    }
}
