using Ringfence.Aws;

namespace Ringfence.LocalBedrock.Sts;

/// <summary>Everybody the account knows: its one user, and sessions that its STS issued.</summary>
internal sealed class Principals(LocalBedrockOptions options, AwsKeys longTermKeys, SessionTokens tokens)
{
    private readonly Principal _user = new(
        $"arn:aws:iam::{options.Account}:user/{LongTermKeys.UserName}",
        UniqueId.OfUser(options.Account, LongTermKeys.UserName),
        longTermKeys,
        Session: null
    );

    /// <summary>Whom an access key, with the session token sent beside it, belongs to; null when to nobody.</summary>
    public Principal? Find(string accessKeyId, string? sessionToken)
    {
        if (sessionToken is null)
        {
            return accessKeyId == _user.Keys.AccessKeyId ? _user : null;
        }

        return tokens.Open(sessionToken) is { } opened && opened.Session.AccessKeyId == accessKeyId
            ? Of(opened.Session, opened.Keys)
            : null;
    }

    /// <summary>The principal of a session.</summary>
    public Principal Of(Session session, AwsKeys keys) =>
        new(
            $"arn:aws:sts::{options.Account}:assumed-role/{session.Role}/{session.Name}",
            $"{UniqueId.OfRole(options.Account, session.Role)}:{session.Name}",
            keys,
            session
        );
}
