using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;

namespace Ringfence.Gateway.Models;

/// <summary>Names a policy by its content, so that an entry of the ledger says which one decided, on every instance alike.</summary>
internal static class PolicyVersion
{
    /// <summary>The first twelve hex digits of SHA-256 over the policy as JSON with sorted keys and lists (of regions, the order counts).</summary>
    public static string Of(ModelOptions options)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            WriteList(json, "accounts", options.Accounts.Order(StringComparer.Ordinal));
            json.WriteStartObject("aliases");
            foreach (var (alias, target) in options.Aliases.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            {
                json.WriteString(alias, target);
            }
            json.WriteEndObject();
            json.WriteBoolean("allowGlobal", options.AllowGlobal);
            json.WriteStartObject("profileRegions");
            foreach (
                var same in options
                    .ProfileRegions.GroupBy(it => it.Profile)
                    .OrderBy(it => it.Key, StringComparer.Ordinal)
            )
            {
                WriteList(json, same.Key, same.SelectMany(it => it.Regions).Distinct().Order(StringComparer.Ordinal));
            }
            json.WriteEndObject();
            WriteList(json, "regions", options.Regions);
            WriteRules(json, "roles", options.Roles);
            WriteRules(json, "teams", options.Teams);
            json.WriteEndObject();
        }
        return Convert.ToHexStringLower(SHA256.HashData(buffer.WrittenSpan))[..12];
    }

    private static void WriteRules(Utf8JsonWriter json, string name, Dictionary<string, RuleOptions> rules)
    {
        json.WriteStartObject(name);
        foreach (var (of, rule) in rules.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            json.WriteStartObject(of);
            WriteList(json, "allow", rule.Allow.Order(StringComparer.Ordinal));
            WriteList(json, "deny", rule.Deny.Order(StringComparer.Ordinal));
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    private static void WriteList(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }
        json.WriteEndArray();
    }
}
