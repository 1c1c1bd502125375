using Ringfence.Controls.Facts;

namespace Ringfence.Posture.Intrinsics;

/// <summary>CloudFormation's own parameters: given for the run, or known in form alone.</summary>
internal static class PseudoParameter
{
    public static PropertyValue Read(string name, IReadOnlyDictionary<string, PropertyValue> given, SourcePlace place)
    {
        if (name == "AWS::NoValue")
        {
            return PropertyValue.Missing;
        }

        if (given.TryGetValue(name, out var value))
        {
            return value.At(place);
        }

        return name switch
        {
            // A text that is no wildcard, whatever it turns out to be.
            "AWS::Region"
            or "AWS::AccountId"
            or "AWS::Partition"
            or "AWS::URLSuffix"
            or "AWS::StackName"
            or "AWS::StackId" => PropertyValue.Partly($"${{{name}}}", place),
            "AWS::NotificationARNs" => PropertyValue.Unresolved(
                "the stack's notification topics are known only when deployed",
                "${AWS::NotificationARNs}",
                place: place
            ),
            _ => PropertyValue.Unresolved($"{name} is no pseudo parameter known here", $"${{{name}}}", place: place),
        };
    }
}
