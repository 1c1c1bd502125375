using Ringfence.Controls.Facts;

namespace Ringfence.Posture.Intrinsics;

/// <summary><c>Fn::Sub</c> and <c>Fn::Join</c>. A text that is one reference alone is that reference.</summary>
internal static class TextFunctions
{
    public static PropertyValue Sub(FunctionCall call)
    {
        var text = call.Argument;
        var own = call.Argument;
        if (call.Argument.Items is [{ } first, { } second])
        {
            (text, own) = (first, second);
        }

        if (!text.IsText && text.Kind is not (Readers.NodeKind.Number or Readers.NodeKind.Boolean))
        {
            return Resolver.Wrong("Fn::Sub", call.Place);
        }

        var parts = SubText.Parts(text.Text).ToList();
        if (parts is [(_, { } only)])
        {
            return Part(call, own, only);
        }

        var whole = new PartlyKnown(call.Resolver.Template);
        foreach (var (literal, name) in parts)
        {
            _ = name is null ? whole.Add(literal) : whole.Add(Part(call, own, name));
        }

        return whole.Done(call.Place);
    }

    private static PropertyValue Part(FunctionCall call, Readers.Node own, string name)
    {
        if (own[name] is { } given)
        {
            return call.Value(given);
        }

        var dot = name.IndexOf('.', StringComparison.Ordinal);
        return dot < 0
            ? call.Resolver.Named(name, call.Place)
            : call.Resolver.AttributeOf(name[..dot], name[(dot + 1)..], call.Place, call.Depth);
    }

    public static PropertyValue Join(FunctionCall call)
    {
        if (call.Argument.Items is not [{ } delimiter, { } list])
        {
            return Resolver.Wrong("Fn::Join", call.Place);
        }

        var between = call.Value(delimiter);
        var items = call.Value(list);
        if (items.Kind != PropertyKind.List)
        {
            return items.IsUnresolved || items.Kind == PropertyKind.Reference
                ? PropertyValue.Partly(items.Text, call.Place)
                : Resolver.Wrong("Fn::Join", call.Place);
        }

        if (items.Items is [{ Kind: not (PropertyKind.List or PropertyKind.Map) } only])
        {
            return only;
        }

        var whole = new PartlyKnown(call.Resolver.Template);
        for (var at = 0; at < items.Items.Count; at++)
        {
            if (at > 0)
            {
                whole.Add(between.IsMissing ? PropertyValue.Of("") : between);
            }

            whole.Add(items.Items[at]);
        }

        return whole.Done(call.Place);
    }
}
