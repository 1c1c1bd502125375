using Ringfence.Controls.Facts;
using Ringfence.Posture.CloudFormation;
using Ringfence.Posture.Readers;

namespace Ringfence.Posture.Intrinsics;

/// <summary>
/// Writes out <c>Fn::ForEach</c> of the Language Extensions transform. A loop over a list that is not known stays as it is.
/// </summary>
internal sealed class ForEachLoops(Resolver resolver)
{
    private const string Prefix = "Fn::ForEach::";

    // CloudFormation takes 500 resources a template; nested loops multiply.
    private const int MostValues = 200_000;

    private int _values;

    /// <summary>The loop that was not written out because it makes too much; null: none.</summary>
    public SourceProblem? Overflow { get; private set; }

    /// <summary>A section with its loops written out.</summary>
    public Node? Expand(Node? section) =>
        section?.Members.Exists(IsLoop) == true ? section.With([.. section.Members.SelectMany(Members)]) : section;

    private static bool IsLoop(NodeMember member) => member.Name.StartsWith(Prefix, StringComparison.Ordinal);

    private IEnumerable<NodeMember> Members(NodeMember member)
    {
        if (
            !IsLoop(member)
            || member.Value.Items is not [{ IsText: true } variable, { } over, { IsMap: true } body]
            || Items(over) is not { } items
        )
        {
            return [member];
        }

        var written = new List<NodeMember>();
        foreach (var item in items)
        {
            var replaced = new LoopVariable(variable.Text, item, () => ++_values <= MostValues).In(body);
            if (_values > MostValues)
            {
                Overflow ??= new SourceProblem(
                    $"{member.Name} makes more than {MostValues:N0} values",
                    member.Line,
                    member.Column
                );
                return [];
            }

            written.AddRange(replaced.Members.SelectMany(Members));
        }

        return written;
    }

    private List<string>? Items(Node over)
    {
        var list = resolver.Resolve(over);
        return list.Kind == PropertyKind.List && list.Items.All(item => item.IsLiteral)
            ? [.. list.Items.Select(item => item.Text)]
            : null;
    }
}
