using System.Globalization;
using System.Text.Json.Nodes;

namespace Ringfence.Posture.Live.Direct;

/// <summary>Entries of network ACLs and what web ACLs stand before: CloudFormation's types that Cloud Control cannot list.</summary>
internal static class NetworkFacts
{
    private static readonly string[] Protected =
    [
        "APPLICATION_LOAD_BALANCER",
        "API_GATEWAY",
        "APPSYNC",
        "COGNITO_USER_POOL",
    ];

    public static IReadOnlyList<DirectType> Types { get; } =
    [
        new("AWS::EC2::NetworkAclEntry", false, ["ec2:DescribeNetworkAcls"], EntriesAsync),
        new(
            "AWS::WAFv2::WebACLAssociation",
            false,
            ["wafv2:ListWebACLs", "wafv2:ListResourcesForWebACL"],
            AssociationsAsync
        ),
    ];

    private static Task EntriesAsync(LiveScope scope, Found found, CancellationToken cancel) =>
        Pages.ReadAsync(async token =>
        {
            var page = await scope.QueryAsync(
                "ec2",
                "2016-11-15",
                "DescribeNetworkAcls",
                cancel,
                ("MaxResults", "100"),
                ("NextToken", token)
            );
            foreach (var acl in AwsXml.Items(page, "networkAclSet"))
            {
                var id = AwsXml.Text(acl, "networkAclId")!;
                foreach (var entry in AwsXml.Items(acl, "entrySet"))
                {
                    var egress = AwsXml.Text(entry, "egress") == "true";
                    var number = AwsXml.Text(entry, "ruleNumber")!;
                    var properties = new JsonObject
                    {
                        ["NetworkAclId"] = id,
                        ["RuleNumber"] = int.Parse(number, CultureInfo.InvariantCulture),
                        ["Egress"] = egress,
                        ["RuleAction"] = AwsXml.Text(entry, "ruleAction"),
                        ["Protocol"] = int.Parse(AwsXml.Text(entry, "protocol")!, CultureInfo.InvariantCulture),
                    };
                    Put(properties, "CidrBlock", AwsXml.Text(entry, "cidrBlock"));
                    Put(properties, "Ipv6CidrBlock", AwsXml.Text(entry, "ipv6CidrBlock"));
                    if (AwsXml.Child(entry, "portRange") is { } ports && AwsXml.Text(ports, "from") is { } from)
                    {
                        properties["PortRange"] = new JsonObject
                        {
                            ["From"] = int.Parse(from, CultureInfo.InvariantCulture),
                            ["To"] = int.Parse(AwsXml.Text(ports, "to")!, CultureInfo.InvariantCulture),
                        };
                    }

                    found.Add($"{id}|{number}|{(egress ? "true" : "false")}", properties);
                }
            }

            return AwsXml.Text(page, "nextToken");
        });

    private static Task AssociationsAsync(LiveScope scope, Found found, CancellationToken cancel) =>
        Pages.ReadAsync(async marker =>
        {
            var body = new JsonObject { ["Scope"] = "REGIONAL", ["Limit"] = 100 };
            if (marker is not null)
            {
                body["NextMarker"] = marker;
            }

            var page = await scope.JsonAsync("wafv2", "1.1", "AWSWAF_20190729.ListWebACLs", body, cancel);
            foreach (var acl in page["WebACLs"] as JsonArray ?? [])
            {
                var arn = acl!["ARN"]!.GetValue<string>();
                foreach (var kind in Protected)
                {
                    var answer = await scope.JsonAsync(
                        "wafv2",
                        "1.1",
                        "AWSWAF_20190729.ListResourcesForWebACL",
                        new JsonObject { ["WebACLArn"] = arn, ["ResourceType"] = kind },
                        cancel
                    );
                    foreach (var resource in answer["ResourceArns"] as JsonArray ?? [])
                    {
                        var named = resource!.GetValue<string>();
                        found.Add($"{named}|{arn}", new JsonObject { ["ResourceArn"] = named, ["WebACLArn"] = arn });
                    }
                }
            }

            // The last page has a marker too where it is full.
            return (page["WebACLs"] as JsonArray)?.Count == 100 ? page["NextMarker"]?.GetValue<string>() : null;
        });

    private static void Put(JsonObject properties, string name, string? value)
    {
        if (value is not null)
        {
            properties[name] = value;
        }
    }
}
