using System.Text.RegularExpressions;

namespace Ringfence.Cdk.Configuration;

/// <summary>Teams that no gateway could know, or that would use what is not the foundation's.</summary>
internal static partial class TeamProblems
{
    /// <summary>What a team's name may be: it becomes part of a setting's name.</summary>
    public const string Allowed = "letters, digits and single hyphens or underscores between them, at most 40";

    public static void Add(FoundationConfiguration configuration, List<string> problems)
    {
        foreach (var workload in configuration.Workloads)
        {
            var (where, gateway) = ($"workloads.{workload.Name}.gateway", workload.Gateway);
            if (gateway.Teams.Count == 0)
            {
                problems.Add(
                    $"{where}.teams: there is none, and nobody could ask a model; give at least one with models"
                );
            }

            foreach (var twice in Twice(gateway.Teams.Keys))
            {
                problems.Add($"{where}.teams: '{twice}' differs in case alone; settings know no case, give each once");
            }

            foreach (var (team, models) in gateway.Teams)
            {
                if (!IsName(team))
                {
                    problems.Add($"{where}.teams: the name '{team}' is not allowed; {Allowed}");
                }

                if (models.Count == 0)
                {
                    problems.Add(
                        $"{where}.teams.{team}: there is no model; name some of models, or leave the team out"
                    );
                }

                foreach (var model in models.Except(configuration.Models))
                {
                    problems.Add(
                        $"{where}.teams.{team}: '{model}' is not among models ({string.Join(", ", configuration.Models)})"
                    );
                }
            }

            foreach (
                var (name, claim) in new[]
                {
                    ("user", gateway.Claims.User),
                    ("team", gateway.Claims.Team),
                    ("roles", gateway.Claims.Roles),
                }
            )
            {
                if (claim.Length == 0)
                {
                    problems.Add($"{where}.claims.{name}: it is empty; name the claim of the issuer's tokens");
                }
            }
        }
    }

    /// <summary>Names that are the same but for their case.</summary>
    public static IEnumerable<string> Twice(IEnumerable<string> teams) =>
        teams
            .CountBy(team => team, StringComparer.OrdinalIgnoreCase)
            .Where(pair => pair.Value > 1)
            .Select(pair => pair.Key);

    /// <summary>Whether a name is <see cref="Allowed"/>.</summary>
    public static bool IsName(string team) => team.Length <= 40 && Name.IsMatch(team);

    [GeneratedRegex("^[A-Za-z0-9]+([-_][A-Za-z0-9]+)*$", RegexOptions.NonBacktracking)]
    private static partial Regex Name { get; }
}
