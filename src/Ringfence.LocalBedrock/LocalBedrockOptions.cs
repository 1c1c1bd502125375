using System.Net;
using System.Text.RegularExpressions;
using Ringfence.LocalBedrock.Guardrails;

namespace Ringfence.LocalBedrock;

/// <summary>What the AWS side on one machine is to be: its account, its ports, its state and its manners.</summary>
public sealed partial record LocalBedrockOptions
{
    /// <summary>Where everything is kept: keys, guardrails, the trail's journal and, below <c>s3/</c>, the buckets.</summary>
    public required string Directory { get; init; }

    /// <summary>The address both listeners bind.</summary>
    /// <value>127.0.0.1</value>
    public string Address { get; init; } = "127.0.0.1";

    /// <summary>The HTTP/1.1 port; 0 takes a free one.</summary>
    /// <value>0</value>
    public int Port { get; init; }

    /// <summary>The HTTP/2 port without TLS (prior knowledge), which the AWS SDK for JavaScript speaks; 0 takes a free one.</summary>
    /// <value>0</value>
    public int Http2Port { get; init; }

    /// <summary>The account number.</summary>
    /// <value>111122223333</value>
    public string Account { get; init; } = "111122223333";

    /// <summary>The region; signatures for another are refused.</summary>
    /// <value>us-east-1</value>
    public string Region { get; init; } = "us-east-1";

    /// <summary>Roles of the account that its user, and each other, may assume.</summary>
    /// <value>RingfenceGateway</value>
    public IReadOnlyList<string> Roles { get; init; } = ["RingfenceGateway"];

    /// <summary>The trail and where it delivers.</summary>
    public TrailOptions Trail { get; init; } = new();

    /// <summary>The bucket invocation logs go to from the first start on; null leaves the account as AWS does: logging off.</summary>
    /// <value>null</value>
    public string? InvocationLogBucket { get; init; }

    /// <summary>Guardrails that are there from the start, as draft and as version 1: id → the JSON that CreateGuardrail takes.</summary>
    /// <value>none</value>
    public IReadOnlyDictionary<string, string> Guardrails { get; init; } = new Dictionary<string, string>();

    /// <summary>How the stand-in model behaves when a prompt does not say otherwise.</summary>
    public StandInBehaviour Behaviour { get; init; } = new();

    /// <summary>Everything wrong with these options, each in one sentence; empty when nothing is.</summary>
    public IEnumerable<string> Problems()
    {
        if (string.IsNullOrWhiteSpace(Directory))
        {
            yield return "Directory is empty: name the folder that holds the local account's state.";
        }

        if (!IPAddress.TryParse(Address, out _))
        {
            yield return $"Address '{Address}' is no IP address: use 127.0.0.1.";
        }

        if (!AccountNumber().IsMatch(Account))
        {
            yield return $"Account '{Account}' is not twelve digits.";
        }

        if (!RegionName().IsMatch(Region))
        {
            yield return $"Region '{Region}' is no AWS region name such as us-east-1.";
        }

        foreach (var role in Roles.Where(role => !RoleName().IsMatch(role)))
        {
            yield return $"Role '{role}' is no IAM role name: 1 to 64 of letters, digits and +=,.@_-";
        }

        foreach (
            var problem in Trail
                .Problems()
                .Concat(Behaviour.Problems())
                .Concat(GuardrailDefinition.Problems(Guardrails))
        )
        {
            yield return problem;
        }
    }

    [GeneratedRegex(@"\A[0-9]{12}\z", RegexOptions.None, 1000)]
    private static partial Regex AccountNumber();

    [GeneratedRegex(@"\A[a-z]{2}(-[a-z]+)+-[0-9]\z", RegexOptions.None, 1000)]
    private static partial Regex RegionName();

    [GeneratedRegex(@"\A[A-Za-z0-9_+=,.@-]{1,64}\z", RegexOptions.None, 1000)]
    private static partial Regex RoleName();
}
