using System.Collections.Frozen;
using Ringfence.Gateway.Doors;
using Ringfence.Ledger.Entries;

namespace Ringfence.Gateway.Models;

/// <summary>Step 2 of a request: from the name a caller asked for to the model that is called, or why not. Immutable; swapped whole.</summary>
internal sealed class ModelPolicy
{
    private const int MostNamesInMessage = 8;
    private const string EveryTeam = "*";

    private readonly FrozenDictionary<string, ModelTarget> _aliases;
    private readonly FrozenDictionary<string, ModelRules> _teams;
    private readonly FrozenDictionary<string, ModelRules> _roles;
    private readonly Residency _residency;
    private readonly KnownProfiles _known;

    /// <param name="options">Valid ones: <see cref="ModelOptions.Problems"/> is empty.</param>
    public ModelPolicy(ModelOptions options, KnownProfiles known)
    {
        _aliases = options.Aliases.ToFrozenDictionary(alias => alias.Key, alias => ModelTarget.Parse(alias.Value)!);
        _teams = options.Teams.ToFrozenDictionary(
            team => team.Key,
            team => new ModelRules(team.Key == EveryTeam ? "every team" : $"team {team.Key}", team.Value)
        );
        _roles = options.Roles.ToFrozenDictionary(
            role => role.Key,
            role => new ModelRules($"role {role.Key}", role.Value)
        );
        _residency = new Residency(options, known);
        _known = known;
        Version = PolicyVersion.Of(options);
    }

    /// <summary>Names this policy in the ledger.</summary>
    public string Version { get; }

    /// <summary>The model to call for <paramref name="asked"/>; null with a refusal when there is none for this caller.</summary>
    /// <param name="asked">An alias, a model id, an inference profile id or an ARN, percent-decoded.</param>
    /// <param name="route">Counting tokens goes to the model behind a profile: Bedrock counts for models only.</param>
    public ModelChoice? Choose(Caller caller, string asked, RouteName route, out Refusal? refusal)
    {
        var byAlias = _aliases.TryGetValue(asked, out var target);
        target ??= ModelTarget.Parse(asked);
        if (target is null)
        {
            refusal = Unknown(caller, asked);
            return null;
        }
        if (Rule(caller, asked, byAlias, target, out var denial) is not { } rule)
        {
            refusal = NotAllowed(caller, asked, target, denial);
            return null;
        }
        if (_residency.Problem(target, out var region) is { } problem)
        {
            refusal = new(
                GatewayError.ModelNotAllowed,
                $"{Named(asked, target)} may not be used by team {caller.Team}: {problem}. {Allowed(caller)}"
            );
            return null;
        }
        refusal = null;
        var counted =
            route is RouteName.CountTokens or RouteName.MessagesCountTokens && target.Kind == TargetKind.Profile;
        var used = counted ? ModelTarget.Parse(target.Model)?.Id ?? target.Id : target.Id;
        return new ModelChoice(used, region, Version, rule);
    }

    /// <summary>The names that the caller may use, sorted: aliases, ids of the rules, and known profiles that the rules' patterns allow.</summary>
    public IReadOnlyList<string> Listing(Caller caller) =>
        [
            .. _aliases
                .Keys.Concat(RulesOf(caller).SelectMany(rules => rules.Allowed).Where(entry => !entry.EndsWith('*')))
                .Concat(_known().Keys)
                .Distinct()
                .Where(name => Choose(caller, name, RouteName.Converse, out _) is not null)
                .Order(StringComparer.Ordinal),
        ];

    private string? Rule(Caller caller, string asked, bool byAlias, ModelTarget target, out string? denial)
    {
        denial = null;
        string? allowed = null;
        foreach (var rules in RulesOf(caller))
        {
            denial = rules.Denies(asked, target, _residency.ModelsBehind(target));
            if (denial is not null)
            {
                return null;
            }
            allowed ??= rules.Allows(asked, byAlias, target);
        }
        return allowed;
    }

    private IEnumerable<ModelRules> RulesOf(Caller caller)
    {
        if (caller.Team != EveryTeam && _teams.TryGetValue(caller.Team, out var team))
        {
            yield return team;
        }
        if (_teams.TryGetValue(EveryTeam, out var every))
        {
            yield return every;
        }
        foreach (var name in caller.Roles)
        {
            if (_roles.TryGetValue(name, out var role))
            {
                yield return role;
            }
        }
    }

    private Refusal NotAllowed(Caller caller, string asked, ModelTarget target, string? denial) =>
        new(
            GatewayError.ModelNotAllowed,
            $"{Named(asked, target)} may not be used by team {caller.Team}"
                + (caller.Roles.Count > 0 ? $" (roles {Some(caller.Roles)})" : "")
                + (denial is null ? ". " : $": {denial}. ")
                + Allowed(caller)
        );

    private Refusal Unknown(Caller caller, string asked)
    {
        var near = NearNames.To(asked, Listing(caller), MostNamesInMessage).ToArray();
        return new(
            GatewayError.ModelUnknown,
            $"No model is called '{Shown.Text(asked)}' here. "
                + (
                    near.Length > 0
                        ? $"Nearest that team {caller.Team} may use: {string.Join(", ", near)}."
                        : $"Team {caller.Team} may use no model yet; allow some under Models:Teams:{caller.Team}:Allow."
                )
        );
    }

    private string Allowed(Caller caller)
    {
        var allowed = RulesOf(caller).SelectMany(rules => rules.Allowed).Distinct().ToArray();
        return allowed.Length > 0
            ? $"Allowed: {Some(allowed)}."
            : $"Nothing is allowed yet (Models:Teams:{caller.Team}:Allow).";
    }

    private static string Named(string asked, ModelTarget target) =>
        asked == target.Id.Value ? Shown.Text(asked) : $"{Shown.Text(asked)} ({target.Id})";

    private static string Some(IReadOnlyCollection<string> names) =>
        string.Join(", ", names.Take(MostNamesInMessage))
        + (names.Count > MostNamesInMessage ? $" and {names.Count - MostNamesInMessage} more" : "");
}
