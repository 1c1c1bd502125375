using System.Xml.Linq;
using Ringfence.Aws;

namespace Ringfence.Gateway.Tests.LocalBedrock;

/// <summary>Reads STS's answers.</summary>
internal static class Xml
{
    public static string? Value(string xml, string name) =>
        XDocument.Parse(xml).Descendants().FirstOrDefault(element => element.Name.LocalName == name)?.Value;

    public static AwsKeys Keys(string xml) =>
        new(
            Value(xml, "AccessKeyId")!,
            Value(xml, "SecretAccessKey")!,
            Value(xml, "SessionToken"),
            DateTimeOffset.Parse(Value(xml, "Expiration")!)
        );
}
