using Ringfence.Controls.Facts;

namespace Ringfence.Controls.ElasticBeanstalk;

/// <summary>An option of an environment, found by its namespace and name.</summary>
/// <param name="Named">It stands in <c>OptionSettings</c>.</param>
/// <param name="Value">Its value; missing where it has none.</param>
internal readonly record struct EnvironmentOption(Truth Named, PropertyValue Value)
{
    /// <summary>The option; not named where nothing sets it.</summary>
    public static EnvironmentOption Find(Resource environment, string space, string name)
    {
        var perhaps = new EnvironmentOption(Truth.No, PropertyValue.Missing);
        foreach (var setting in environment["OptionSettings"].Items)
        {
            var matches = setting["Namespace"].Is(space) & setting["OptionName"].Is(name);
            if (matches.IsYes)
            {
                return new EnvironmentOption(Truth.Yes, setting["Value"]);
            }

            if (matches.IsUnknown)
            {
                perhaps = new EnvironmentOption(
                    Truth.Unknown,
                    PropertyValue.Unresolved($"a setting may be {name}", place: setting.Place)
                );
            }
        }

        return perhaps;
    }

    /// <summary>The verdict on one option.</summary>
    public static Verdict Judge(
        Resource environment,
        string space,
        string name,
        Func<PropertyValue, Truth> holds,
        string must
    )
    {
        var option = Find(environment, space, name).Value;
        return Verdict.Property($"{space} {name}", option, holds(option), must);
    }
}
