using Ringfence.Controls.Facts;
using Ringfence.Posture.Readers;

namespace Ringfence.Posture.Terraform;

/// <summary>The rules of a security group: Terraform has lists of networks in one rule, CloudFormation one rule a network.</summary>
internal static class SecurityGroupRules
{
    private static readonly (string List, string Name)[] Sources =
    [
        ("cidr_blocks", "CidrIp"),
        ("ipv6_cidr_blocks", "CidrIpv6"),
        ("security_groups", "SourceSecurityGroupId"),
        ("prefix_list_ids", "SourcePrefixListId"),
    ];

    public static bool Are(string type, string attribute) =>
        type is "aws_security_group" or "aws_default_security_group" && attribute is "ingress" or "egress";

    /// <summary>The rules that a group writes itself.</summary>
    public static PropertyValue Read(PlannedNode rules, string file)
    {
        if (rules.Value is not { Kind: NodeKind.List, Items.Count: > 0 } list)
        {
            return rules.IsUnknown && !rules.NobodyWroteIt
                ? PropertyValue.Unresolved("the group's rules are known only after the plan is applied", present: true)
                : PropertyValue.Missing;
        }

        var read = new List<PropertyValue>();
        for (var at = 0; at < list.Items.Count; at++)
        {
            var (rule, unknown) = (list.Items[at], rules.At(at).Unknown);
            var place = new SourcePlace(file, rule.Line, rule.Column);
            var common = new Dictionary<string, PropertyValue>(StringComparer.Ordinal);
            foreach (
                var (from, to) in ((string, string)[])
                    [
                        ("from_port", "FromPort"),
                        ("to_port", "ToPort"),
                        ("protocol", "IpProtocol"),
                        ("description", "Description"),
                    ]
            )
            {
                if (rule[from] is { } node && PlainValue.Of(node, file) is { IsMissing: false } value)
                {
                    common[to] = value;
                }
            }

            var sources = new List<(string Name, PropertyValue Value)>();
            foreach (var (name, to) in Sources)
            {
                sources.AddRange((rule[name]?.Items ?? []).Select(item => (to, Known(item))));
                if (unknown?[name] is { Kind: NodeKind.Boolean, Text: "true" })
                {
                    sources.Add((to, Later(place)));
                }
            }

            read.AddRange(One(common, sources, rule["self"]?.Text == "true", place));
        }

        return PropertyValue.Of(read, new SourcePlace(file, list.Line, list.Column));

        PropertyValue Known(Node item) =>
            PlainValue.Of(item, file) is { IsMissing: false } value
                ? value
                : Later(new SourcePlace(file, item.Line, item.Column));
    }

    /// <summary>An <c>aws_security_group_rule</c>: a resource for each network.</summary>
    public static IEnumerable<Resource> Apart(PlannedResource planned, PropertyValue rule, SourcePlace place)
    {
        var egress = rule["Type"].Is("egress").IsYes;
        var common = new Dictionary<string, PropertyValue>(StringComparer.Ordinal);
        foreach (var name in (string[])["GroupId", "FromPort", "ToPort", "IpProtocol", "Description"])
        {
            if (rule[name] is { IsMissing: false } value)
            {
                common[name] = value;
            }
        }

        var sources = Sources
            .SelectMany(source => rule[source.Name].Items.Select(item => (Side(source.Name), item)))
            .ToList();
        var number = 0;
        foreach (var one in One(common, sources, rule["Self"].IsTrue.IsYes, place))
        {
            yield return new Resource(
                number++ == 0 ? planned.Address : $"{planned.Address}/{number}",
                egress ? "AWS::EC2::SecurityGroupEgress" : "AWS::EC2::SecurityGroupIngress",
                place,
                () => one
            );
        }

        string Side(string name) => egress ? name.Replace("Source", "Destination", StringComparison.Ordinal) : name;
    }

    private static IEnumerable<PropertyValue> One(
        Dictionary<string, PropertyValue> common,
        List<(string Name, PropertyValue Value)> sources,
        bool self,
        SourcePlace place
    )
    {
        if (self)
        {
            sources.Add(("SourceSecurityGroupId", PropertyValue.Of("self", place)));
        }

        if (sources.Count == 0)
        {
            sources.Add(("SourceSecurityGroupId", Later(place)));
        }

        return sources.Select(source =>
            PropertyValue.Of(
                new Dictionary<string, PropertyValue>(common, StringComparer.Ordinal) { [source.Name] = source.Value },
                place
            )
        );
    }

    private static PropertyValue Later(SourcePlace place) =>
        PropertyValue.Unresolved(
            "the rule's source is known only after the plan is applied",
            present: true,
            place: place
        );
}
