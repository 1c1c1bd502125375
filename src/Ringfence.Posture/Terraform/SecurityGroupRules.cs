using Ringfence.Controls.Facts;
using Ringfence.Posture.Readers;

namespace Ringfence.Posture.Terraform;

/// <summary>The rules of a security group: Terraform has lists of networks in one rule, CloudFormation one rule a network.</summary>
internal static class SecurityGroupRules
{
    public static bool Are(string type, string attribute) =>
        type is "aws_security_group" or "aws_default_security_group" && attribute is "ingress" or "egress";

    public static PropertyValue Read(Node? rules, string file)
    {
        if (rules is not { Kind: NodeKind.List, Items.Count: > 0 })
        {
            return PropertyValue.Missing;
        }

        var read = new List<PropertyValue>();
        foreach (var rule in rules.Items)
        {
            var before = read.Count;
            Add("cidr_blocks", "CidrIp");
            Add("ipv6_cidr_blocks", "CidrIpv6");
            Add("security_groups", "SourceSecurityGroupId");
            Add("prefix_list_ids", "SourcePrefixListId");
            if (read.Count == before)
            {
                read.Add(
                    One(
                        "SourceSecurityGroupId",
                        PropertyValue.Unresolved(
                            "the rule's source is known only after the plan is applied",
                            present: true
                        )
                    )
                );
            }

            void Add(string list, string name)
            {
                foreach (var item in rule[list]?.Items ?? [])
                {
                    read.Add(One(name, PlainValue.Of(item, file)));
                }
            }

            PropertyValue One(string name, PropertyValue source)
            {
                var entries = new Dictionary<string, PropertyValue>(StringComparer.Ordinal) { [name] = source };
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
                        entries[to] = value;
                    }
                }

                return PropertyValue.Of(entries, new SourcePlace(file, rule.Line, rule.Column));
            }
        }

        return PropertyValue.Of(read, new SourcePlace(file, rules.Line, rules.Column));
    }
}
