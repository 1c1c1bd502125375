using Amazon.CDK;
using Constructs;

namespace Ringfence.Cdk;

/// <summary>
/// Resources in CloudFormation's own words: what an auditor reads in the template is what stands in the source. A test
/// holds every name and value against AWS's specification of the resource types (decision 0014).
/// </summary>
internal static class Declaration
{
    extension(Construct scope)
    {
        /// <summary>Declares a resource. Properties that are null are left out, at any depth.</summary>
        public CfnResource Declare(string id, string type, Map properties) =>
            new(scope, id, new CfnResourceProps { Type = type, Properties = WithoutNulls(properties) });
    }

    extension(CfnResource resource)
    {
        /// <summary>An attribute, as a text that CloudFormation fills in.</summary>
        public string Attribute(string name) => Token.AsString(resource.GetAtt(name));

        /// <summary>The ARN.</summary>
        public string Arn => resource.Attribute("Arn");

        /// <summary>It is kept when its stack goes, and when it is replaced.</summary>
        public CfnResource Kept()
        {
            resource.ApplyRemovalPolicy(RemovalPolicy.RETAIN);
            return resource;
        }

        /// <summary>It is made after another, which its properties do not name.</summary>
        public CfnResource After(params IEnumerable<CfnResource> others)
        {
            foreach (var other in others)
            {
                resource.AddDependency(other);
            }

            return resource;
        }
    }

    private static Map WithoutNulls(Map properties)
    {
        var kept = new Map(properties.Count);
        foreach (var (name, value) in properties)
        {
            if (value is not null)
            {
                kept[name] = Plain(value);
            }
        }

        return kept;
    }

    // Lists of any type go over to Node as arrays of objects.
    private static object Plain(object value) =>
        value switch
        {
            string text => text,
            Map map => WithoutNulls(map),
            System.Collections.IEnumerable list => list.Cast<object>()
                .Where(item => item is not null)
                .Select(Plain)
                .ToArray(),
            _ => value,
        };
}
