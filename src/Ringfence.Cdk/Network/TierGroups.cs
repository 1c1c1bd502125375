using System.Globalization;
using Constructs;

namespace Ringfence.Cdk.Network;

/// <summary>
/// Security groups from tier to tier: each lets in the tier before it on its one port, and out to the next. What no rule
/// names is denied.
/// </summary>
public sealed class TierGroups : Construct
{
    /// <summary>The port that the gateway's tasks listen on, TLS.</summary>
    public const int ApplicationPort = 8443;

    /// <summary>PostgreSQL's port here; not its usual one, which is what is scanned for first.</summary>
    public const int DatabasePort = 6432;

    private readonly string _vpc;
    private readonly string _name;

    internal TierGroups(Construct scope, string id, PrivateNetworkProps props, string vpc)
        : base(scope, id)
    {
        (_vpc, _name) = (vpc, props.Name);
        LoadBalancer = Group("LoadBalancer", "Internal load balancer: HTTPS in from the networks of callers");
        Application = Group("Application", "Gateway tasks: TLS in from the load balancer");
        Database = Group("Database", "Databases: PostgreSQL in from the tasks of the gateway");
        Files = Group("Files", "File systems: NFS over TLS in from the tasks of the gateway");
        Handlers = Group("Handlers", "Handlers of custom resources: nothing in, HTTPS out");
        Endpoints = Group("Endpoints", "Endpoints of AWS services: HTTPS in from what works here");

        for (var at = 0; at < props.Callers.Count; at++)
        {
            In($"CallersHttps{at + 1}", LoadBalancer, 443, "Callers, HTTPS", network: props.Callers[at]);
            In($"CallersHttp{at + 1}", LoadBalancer, 80, "Callers, redirected to HTTPS", network: props.Callers[at]);
        }

        Between("LoadBalancerToApplication", LoadBalancer, Application, ApplicationPort, "Requests, TLS");
        Between("ApplicationToDatabase", Application, Database, DatabasePort, "PostgreSQL, TLS");
        Between("ApplicationToFiles", Application, Files, 2049, "File system of the ledger, TLS");
        Between("ApplicationToEndpoints", Application, Endpoints, 443, "AWS services");
        Between("HandlersToEndpoints", Handlers, Endpoints, 443, "AWS services");
        Out("ApplicationOut", Application, "Gateway endpoint of S3, and keys of the issuer through NAT");
        Out("HandlersOut", Handlers, "Answers to CloudFormation through the gateway endpoint of S3");
    }

    /// <summary>The load balancer's.</summary>
    public string LoadBalancer { get; }

    /// <summary>The gateway's tasks'.</summary>
    public string Application { get; }

    /// <summary>The databases'.</summary>
    public string Database { get; }

    /// <summary>The file systems'.</summary>
    public string Files { get; }

    /// <summary>The custom resources' handlers'.</summary>
    public string Handlers { get; }

    /// <summary>The endpoints'.</summary>
    public string Endpoints { get; }

    private string Group(string id, string purpose) =>
        this.Declare(
                id,
                "AWS::EC2::SecurityGroup",
                new Map
                {
                    ["GroupDescription"] = purpose,
                    ["VpcId"] = _vpc,
                    // EC2 lets a new group talk to everybody unless it is given some rule; this one admits no packet that exists.
                    ["SecurityGroupEgress"] = new object[]
                    {
                        new Map
                        {
                            ["IpProtocol"] = "icmp",
                            ["FromPort"] = 252,
                            ["ToPort"] = 86,
                            ["CidrIp"] = "255.255.255.255/32",
                            ["Description"] = "Nothing",
                        },
                    },
                    ["Tags"] = Tag.Name($"{_name}-{id.ToLower(CultureInfo.InvariantCulture)}"),
                }
            )
            .Attribute("GroupId");

    private void Between(string id, string from, string to, int port, string what)
    {
        In($"{id}In", to, port, what, group: from);
        Rule($"{id}Out", "Egress", from, port, what, new Map { ["DestinationSecurityGroupId"] = to });
    }

    private void In(string id, string group1, int port, string what, string? network = null, string? group = null) =>
        Rule(
            id,
            "Ingress",
            group1,
            port,
            what,
            network is null ? new Map { ["SourceSecurityGroupId"] = group! } : new Map { ["CidrIp"] = network }
        );

    private void Out(string id, string group, string what) =>
        Rule(id, "Egress", group, 443, what, new Map { ["CidrIp"] = "0.0.0.0/0" });

    private void Rule(string id, string way, string group, int port, string what, Map other)
    {
        other["GroupId"] = group;
        other["IpProtocol"] = "tcp";
        other["FromPort"] = port;
        other["ToPort"] = port;
        other["Description"] = what;
        this.Declare(id, $"AWS::EC2::SecurityGroup{way}", other);
    }
}
