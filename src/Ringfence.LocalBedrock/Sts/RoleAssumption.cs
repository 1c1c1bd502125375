using System.Security.Cryptography;
using Ringfence.LocalBedrock.Host;

namespace Ringfence.LocalBedrock.Sts;

/// <summary>
/// Who may become what. The account's user may assume each of its roles, and each role may assume each other (role chaining: an hour
/// at most, source identity kept, transitive tags inherited).
/// </summary>
internal sealed class RoleAssumption(LocalBedrockOptions options, SessionTokens tokens, Principals principals)
{
    private const int UsualSeconds = 3_600;
    private const int MostSecondsChained = 3_600;
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>The new session's principal, and the tags that it inherited.</summary>
    public (Principal Assumed, IReadOnlyDictionary<string, string> Inherited) Assume(
        Principal caller,
        AssumeRoleRequest request,
        DateTimeOffset now
    )
    {
        var prefix = $"arn:aws:iam::{options.Account}:role/";
        var role = request.RoleArn.StartsWith(prefix, StringComparison.Ordinal)
            ? request.RoleArn[prefix.Length..]
            : null;
        if (role is null || !options.Roles.Contains(role))
        {
            throw Denied(caller, "sts:AssumeRole", request.RoleArn);
        }

        if (caller.Session is not null && request.DurationSeconds > MostSecondsChained)
        {
            throw new AwsFault(
                400,
                "ValidationError",
                "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining"
            );
        }

        var inherited = Inherited(caller.Session);
        var session = new Session(
            "ASIA" + RandomNumberGenerator.GetString(Alphabet, 16),
            role,
            request.SessionName,
            SourceIdentity(caller, request),
            Merge(inherited, request),
            [.. inherited.Keys.Union(request.TransitiveTags)],
            now,
            now.AddSeconds(request.DurationSeconds ?? UsualSeconds)
        );
        return (principals.Of(session, tokens.Issue(session)), inherited);
    }

    private static string? SourceIdentity(Principal caller, AssumeRoleRequest request)
    {
        var held = caller.Session?.SourceIdentity;
        return held is null || request.SourceIdentity is null || held == request.SourceIdentity
            ? held ?? request.SourceIdentity
            : throw Denied(caller, "sts:SetSourceIdentity", request.RoleArn);
    }

    private static Dictionary<string, string> Inherited(Session? session) =>
        session
            ?.Tags.Where(tag => session.TransitiveTags.Contains(tag.Key))
            .ToDictionary(tag => tag.Key, tag => tag.Value)
        ?? [];

    private static Dictionary<string, string> Merge(Dictionary<string, string> inherited, AssumeRoleRequest request)
    {
        var tags = new Dictionary<string, string>(inherited, StringComparer.OrdinalIgnoreCase);
        foreach (var (key, value) in request.Tags)
        {
            if (!tags.TryAdd(key, value))
            {
                throw new AwsFault(
                    400,
                    "InvalidParameterValue",
                    "One of the specified transitive tag keys can't be set because it conflicts with a transitive tag key from the calling session."
                );
            }
        }

        return tags;
    }

    private static AwsFault Denied(Principal caller, string action, string role) =>
        new(403, "AccessDenied", $"User: {caller.Arn} is not authorized to perform: {action} on resource: {role}");
}
