using System.Security;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Ringfence.LocalBedrock.Host;

namespace Ringfence.LocalBedrock.Sts;

/// <summary>The security token service: AssumeRole and GetCallerIdentity, answered in XML as STS does.</summary>
internal sealed class StsOperations(RoleAssumption roles, LocalBedrockOptions options, Replies replies)
{
    private const string Namespace = "https://sts.amazonaws.com/doc/2011-06-15/";

    public IEnumerable<Route> Routes =>
        [
            new("POST", "/sts.AssumeRole", new("AssumeRole", AwsApi.Sts, ReadOnly: true, AssumeRoleAsync)),
            new(
                "POST",
                "/sts.GetCallerIdentity",
                new("GetCallerIdentity", AwsApi.Sts, ReadOnly: true, GetCallerIdentityAsync)
            ),
        ];

    private Task AssumeRoleAsync(ApiCall call)
    {
        var request = AssumeRoleRequest.Read(QueryHelpers.ParseQuery(Encoding.UTF8.GetString(call.Body.Span)));
        var (assumed, inherited) = roles.Assume(call.Caller!, request, call.Received);
        var session = assumed.Session!;
        AssumeRoleTrail.Describe(call, request, assumed, inherited, options);
        return AnswerAsync(
            call,
            "AssumeRole",
            $"""
                {Element("SourceIdentity", session.SourceIdentity)}
                <AssumedRoleUser>
                  <AssumedRoleId>{assumed.UniqueId}</AssumedRoleId>
                  <Arn>{SecurityElement.Escape(assumed.Arn)}</Arn>
                </AssumedRoleUser>
                <Credentials>
                  <AccessKeyId>{assumed.Keys.AccessKeyId}</AccessKeyId>
                  <SecretAccessKey>{assumed.Keys.SecretAccessKey}</SecretAccessKey>
                  <SessionToken>{assumed.Keys.SessionToken}</SessionToken>
                  <Expiration>{AwsTime.Seconds(session.Expires)}</Expiration>
                </Credentials>
                {(session.Tags.Count > 0 ? $"<PackedPolicySize>{PackedSize(session)}</PackedPolicySize>" : "")}
            """
        );
    }

    private Task GetCallerIdentityAsync(ApiCall call) =>
        AnswerAsync(
            call,
            "GetCallerIdentity",
            $"""
                <Arn>{SecurityElement.Escape(call.Caller!.Arn)}</Arn>
                <UserId>{SecurityElement.Escape(call.Caller.UniqueId)}</UserId>
                <Account>{options.Account}</Account>
            """
        );

    private Task AnswerAsync(ApiCall call, string operation, string result) =>
        replies.SendAsync(
            call,
            200,
            "text/xml",
            Encoding.UTF8.GetBytes(
                $"""
                <{operation}Response xmlns="{Namespace}">
                  <{operation}Result>
                {result}
                  </{operation}Result>
                  <ResponseMetadata>
                    <RequestId>{call.Id}</RequestId>
                  </ResponseMetadata>
                </{operation}Response>

                """
            )
        );

    private static string Element(string name, string? value) =>
        value is null ? "" : $"<{name}>{SecurityElement.Escape(value)}</{name}>";

    /// <summary>Per cent of the limit that the tags use; AWS packs them in a way of its own.</summary>
    private static int PackedSize(Session session) =>
        1 + (session.Tags.Sum(tag => tag.Key.Length + tag.Value.Length) * 100 / 4_096);
}
