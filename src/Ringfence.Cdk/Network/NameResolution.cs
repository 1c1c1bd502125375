using Constructs;

namespace Ringfence.Cdk.Network;

/// <summary>Which names may be looked up in a VPC, and who looked up which. Names that nobody needs carry data out.</summary>
internal sealed class NameResolution : Construct
{
    public NameResolution(Construct scope, string id, PrivateNetworkProps props, string vpc)
        : base(scope, id)
    {
        var known = Domains(
            "Known",
            $"{props.Name}-known",
            ["*.amazonaws.com", "*.api.aws", "*.amazontrust.com", .. props.Domains]
        );
        var every = Domains("Every", $"{props.Name}-every", ["*"]);
        var rules = this.Declare(
            "Rules",
            "AWS::Route53Resolver::FirewallRuleGroup",
            new Map
            {
                ["Name"] = props.Name,
                ["FirewallRules"] = new object[]
                {
                    new Map
                    {
                        ["Priority"] = 100,
                        ["Action"] = "ALLOW",
                        ["FirewallDomainListId"] = known,
                    },
                    new Map
                    {
                        ["Priority"] = 200,
                        ["Action"] = "BLOCK",
                        ["BlockResponse"] = "NODATA",
                        ["FirewallDomainListId"] = every,
                    },
                },
            }
        );
        this.Declare(
            "Firewall",
            "AWS::Route53Resolver::FirewallRuleGroupAssociation",
            new Map
            {
                ["Name"] = props.Name,
                ["FirewallRuleGroupId"] = rules.Attribute("Id"),
                ["VpcId"] = vpc,
                ["Priority"] = 101,
                ["MutationProtection"] = "ENABLED",
            }
        );
        var log = this.Declare(
            "QueryLog",
            "AWS::Route53Resolver::ResolverQueryLoggingConfig",
            new Map { ["Name"] = props.Name, ["DestinationArn"] = props.QueryBucket }
        );
        this.Declare(
            "QueriesLogged",
            "AWS::Route53Resolver::ResolverQueryLoggingConfigAssociation",
            new Map { ["ResolverQueryLogConfigId"] = log.Attribute("Id"), ["ResourceId"] = vpc }
        );
    }

    private string Domains(string id, string name, string[] domains) =>
        this.Declare(id, "AWS::Route53Resolver::FirewallDomainList", new Map { ["Name"] = name, ["Domains"] = domains })
            .Attribute("Id");
}
