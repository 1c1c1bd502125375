using Ringfence.Posture.Readers;

namespace Ringfence.Posture.Intrinsics;

/// <summary>The names that a function asks for.</summary>
internal static class Referred
{
    public static IEnumerable<string> By(string function, Node argument)
    {
        switch (function)
        {
            case "Ref" when argument.IsText:
                yield return argument.Text;
                break;
            case "Fn::GetAtt" when argument.Items is [{ IsText: true } id, ..]:
                yield return id.Text;
                break;
            case "Fn::GetAtt" when argument.IsText:
                yield return argument.Text.Split('.', 2)[0];
                break;
            case "Fn::Sub":
                var text = argument.Items is [{ } first, ..] ? first : argument;
                foreach (var part in SubText.Parts(text.Text))
                {
                    if (part.Name is { } name && (argument.Items is not [_, { } own] || own[name] is null))
                    {
                        yield return name.Split('.', 2)[0];
                    }
                }

                break;
            default:
                break;
        }
    }
}
