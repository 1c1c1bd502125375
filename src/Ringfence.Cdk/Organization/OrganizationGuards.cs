using Amazon.CDK;
using Constructs;
using Ringfence.Cdk.Configuration;

namespace Ringfence.Cdk.Organization;

/// <summary>
/// What no account of the organisation can do, whoever asks in it: four service control policies for its principals, and
/// a resource control policy for its resources, which binds outsiders too. All at the root; AWS exempts the management
/// account and service-linked roles.
/// </summary>
public sealed class OrganizationGuards : Construct
{
    /// <summary>The guards.</summary>
    /// <param name="scope">A stack of the management account.</param>
    /// <param name="id">Its id.</param>
    /// <param name="props">How.</param>
    /// <exception cref="PropRefusedException">A prop would weaken them.</exception>
    public OrganizationGuards(Construct scope, string id, OrganizationGuardsProps props)
        : base(scope, id)
    {
        ArgumentNullException.ThrowIfNull(props);
        Refuse(props);
        var partition = Stack.Of(this).Region.StartsWith("us-gov-", StringComparison.Ordinal) ? "aws-us-gov" : "aws";
        Guard(
            props,
            "Places",
            "Regions and services that may be used; nobody leaves the organisation",
            PlaceStatements.Of(props)
        );
        Guard(
            props,
            "Identities",
            "No root, no users, no access keys; roles for emergencies stay shut",
            IdentityStatements.Of(props, partition)
        );
        Guard(
            props,
            "Records",
            "Trails, detectors, log buckets and keys stay as they are; nothing in S3 is public",
            RecordStatements.Of(props, partition)
        );
        Guard(
            props,
            "Bedrock",
            "Approved models, through an endpoint, under IAM roles; records of their use stay",
            BedrockStatements.Of(props, partition)
        );
        Declare(
            props,
            "Resources",
            "RESOURCE_CONTROL_POLICY",
            "Resources answer this organisation alone, over TLS; archived logs are deleted by nobody",
            ResourceStatements.Of(props, partition)
        );
    }

    private void Guard(OrganizationGuardsProps props, string id, string description, IEnumerable<Map> statements) =>
        Declare(props, id, "SERVICE_CONTROL_POLICY", description, statements);

    private void Declare(
        OrganizationGuardsProps props,
        string id,
        string type,
        string description,
        IEnumerable<Map> statements
    ) =>
        this.Declare(
            id,
            "AWS::Organizations::Policy",
            new Map
            {
                ["Name"] = $"{props.Name}-{id.ToLowerInvariant()}",
                ["Description"] = description,
                ["Type"] = type,
                ["TargetIds"] = new[] { props.Root },
                ["Content"] = Policy.Document(statements),
            }
        );

    private static void Refuse(OrganizationGuardsProps props)
    {
        Refusal.Unless(
            props.Regions.Count > 0 && props.Regions.All(BedrockPlaces.Regions.Contains),
            nameof(props.Regions),
            string.Join(", ", props.Regions),
            "names of regions that have Amazon Bedrock, at least one; never a wildcard or \"unspecified\"",
            "what is not a region's name opens every region, and \"unspecified\" opens global inference"
        );
        Refusal.Unless(
            props.Models.Count > 0
                && props.Models.All(model => BedrockPlaces.Models.Contains(BedrockPlaces.Foundation(model))),
            nameof(props.Models),
            string.Join(", ", props.Models),
            "ids of models or of geographic inference profiles, as bedrock-models.txt lists them",
            "a wildcard or a global profile lets prompts go where nobody approved it"
        );
        Refusal.Unless(
            props.ArchivePrefix.Length >= 3 && !props.ArchivePrefix.AsSpan().ContainsAny('*', '?'),
            nameof(props.ArchivePrefix),
            props.ArchivePrefix,
            "the beginning of the archive buckets' names, three characters or more, no wildcard",
            "a shorter one makes every bucket undeletable, none leaves the archive unguarded"
        );
        Named(props.Keepers, nameof(props.Keepers));
        Named(props.KeyAdministrators, nameof(props.KeyAdministrators));
        Named(props.EmergencyKeepers, nameof(props.EmergencyKeepers));
    }

    private static void Named(IReadOnlyList<string> roles, string prop)
    {
        Refusal.Unless(
            roles.Count > 0 && roles.All(IsNamed),
            prop,
            string.Join(", ", roles),
            "ARNs of roles, arn:aws:iam::*:role/NAME, where NAME begins with at least four characters of its own",
            "whom a guard excepts must be few and known by name"
        );

        static bool IsNamed(string role)
        {
            var name = role.Split(":role/");
            return name.Length == 2 && name[1].Length >= 4 && !name[1].AsSpan(0, 4).ContainsAny('*', '?');
        }
    }
}
