using System.Collections.Frozen;
using System.Text.Json;
using Ringfence.Ledger.Entries;

namespace Ringfence.Gateway.Callers;

/// <summary>Turns the claims of a verified token into a <see cref="Caller"/>.</summary>
/// <param name="at">The configuration section, for messages: <c>Callers:Issuers:0:Claims</c>.</param>
internal sealed class ClaimMap(ClaimOptions options, string at)
{
    private const int LongestName = 256;

    private readonly FrozenDictionary<string, string> _teamOfRole = options
        .TeamOfRole.Select(pair => (Pair: pair, Split: pair.LastIndexOf('=')))
        .ToFrozenDictionary(it => it.Pair[..it.Split], it => it.Pair[(it.Split + 1)..]);

    /// <summary>The caller, or null and in <paramref name="problem"/> what the token lacks and where it was looked for.</summary>
    public Caller? Read(string issuer, JsonElement claims, out string? problem)
    {
        if ((problem = RequiredProblem(claims)) is not null)
        {
            return null;
        }
        if (Text(claims, "sub") is not { } subject)
        {
            problem = "The token has no subject ('sub').";
            return null;
        }
        if (Text(claims, options.User) is not { } user)
        {
            problem =
                $"The token names no user: the claim '{options.User}' ({at}:User) is absent, empty, or not a text of at most 256 characters.";
            return null;
        }
        var roles = Roles(claims);
        if (Team(claims, roles, out problem) is not { } team)
        {
            return null;
        }
        var application =
            options.Application.Length > 0
                ? Text(claims, options.Application)
                : Text(claims, "client_id") ?? Text(claims, "azp");
        return new Caller(issuer, subject, user, team, roles, application ?? "");
    }

    private string? RequiredProblem(JsonElement claims)
    {
        foreach (var pair in options.Required)
        {
            var split = pair.IndexOf('=');
            var (claim, value) = (pair[..split], pair[(split + 1)..]);
            if (!ClaimPath.TryFind(claims, claim, out var found) || !Holds(found, value))
            {
                return $"The token's claim '{claim}' is not '{value}', which {at}:Required demands.";
            }
        }
        return null;
    }

    private string? Team(JsonElement claims, string[] roles, out string? problem)
    {
        problem = null;
        if (Text(claims, options.Team) is { } team)
        {
            return team;
        }
        var teams = roles.Select(role => _teamOfRole.GetValueOrDefault(role)).OfType<string>().Distinct().ToArray();
        if (teams.Length == 1)
        {
            return teams[0];
        }
        problem =
            teams.Length > 1
                ? $"The token's roles belong to several teams ({string.Join(", ", teams)}, by {at}:TeamOfRole); one call is one team's: "
                    + $"let the issuer name it in the claim '{options.Team}'."
            : _teamOfRole.Count > 0
                ? $"The token names no team: the claim '{options.Team}' ({at}:Team) is absent and none of its roles "
                    + $"('{options.Roles}') has a team in {at}:TeamOfRole."
            : $"The token names no team: the claim '{options.Team}' ({at}:Team) is absent, empty, or not one text of at most 256 characters.";
        return null;
    }

    private string[] Roles(JsonElement claims)
    {
        if (!ClaimPath.TryFind(claims, options.Roles, out var value))
        {
            return [];
        }
        return value.ValueKind switch
        {
            JsonValueKind.Array => [.. value.EnumerateArray().Select(Name).OfType<string>()],
            JsonValueKind.String => value.GetString()!.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            _ => [],
        };
    }

    private static string? Text(JsonElement claims, string path)
    {
        if (!ClaimPath.TryFind(claims, path, out var value))
        {
            return null;
        }
        return value.ValueKind == JsonValueKind.Array && value.GetArrayLength() == 1 ? Name(value[0]) : Name(value);
    }

    /// <summary>A text that can stand in the record: not empty, not long, nothing invisible that could break a line.</summary>
    private static string? Name(JsonElement value) =>
        value.ValueKind == JsonValueKind.String
        && value.GetString() is { Length: > 0 and <= LongestName } text
        && !text.Any(char.IsControl)
        && !string.IsNullOrWhiteSpace(text)
            ? text
            : null;

    private static bool Holds(JsonElement found, string value) =>
        found.ValueKind switch
        {
            JsonValueKind.String => found.ValueEquals(value),
            JsonValueKind.Array => found.EnumerateArray().Any(member => Holds(member, value)),
            JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => found.GetRawText() == value,
            _ => false,
        };
}
