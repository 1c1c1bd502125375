using System.Globalization;
using Ringfence.Controls.Facts;
using Ringfence.Posture.CloudFormation;
using Ringfence.Posture.Readers;

namespace Ringfence.Posture.Intrinsics;

/// <summary>
/// Turns what a template writes into values, in one world of its conditions. Never throws, never guesses: what only a
/// deployment knows is unresolved, and says why.
/// </summary>
/// <param name="template">The template.</param>
/// <param name="world">How its conditions go.</param>
/// <param name="links">The other templates of the run; null: none.</param>
internal sealed class Resolver(TemplateModel template, World world, Links? links)
{
    // Aliases and ForEach can nest what is written deeper than the reader allows.
    private const int MaxDepth = 500;

    // What a call counts against the template's bound: two that ask for two that ask for two never end otherwise.
    private const int CallWeight = 8;

    private static readonly PropertyValue NoProperties = PropertyValue.Of(
        new Dictionary<string, PropertyValue>(StringComparer.Ordinal)
    );

    /// <summary>The template whose values these are.</summary>
    public TemplateModel Template => template;

    /// <summary>A resource's properties: a map, or unresolved.</summary>
    public PropertyValue Properties(Node? node) => node is null ? NoProperties : Or(Resolve(node), NoProperties);

    /// <summary>An attribute of a resource, such as its deletion policy.</summary>
    public PropertyValue Attribute(Node? node) => node is null ? PropertyValue.Missing : Resolve(node);

    /// <summary>What a node stands for.</summary>
    public PropertyValue Resolve(Node node) => Resolve(node, 0);

    internal PropertyValue Resolve(Node node, int depth)
    {
        if (depth > MaxDepth)
        {
            return PropertyValue.Unresolved("it nests too deep to be followed", place: Place(node));
        }

        switch (node.Kind)
        {
            case NodeKind.Null:
                return PropertyValue.Missing;
            case NodeKind.Text:
                return DynamicReference.Read(node.Text, Place(node));
            case NodeKind.Boolean:
                return PropertyValue.Of(node.Text == "true", Place(node));
            case NodeKind.Number:
                return decimal.TryParse(node.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                    ? PropertyValue.Of(number, Place(node))
                    : PropertyValue.Of(node.Text, Place(node));
            case NodeKind.List:
                return List(node, depth);
            default:
                return node.Members is [var call] && IsFunction(call.Name)
                    ? Call(call.Name, call.Value, node, depth)
                    : Map(node, depth);
        }
    }

    private static bool IsFunction(string name) =>
        name == "Ref"
        || (
            name.StartsWith("Fn::", StringComparison.Ordinal)
            && !name.StartsWith("Fn::ForEach", StringComparison.Ordinal)
        );

    private static PropertyValue Or(PropertyValue value, PropertyValue instead) => value.IsMissing ? instead : value;

    private PropertyValue List(Node node, int depth)
    {
        var items = new List<PropertyValue>(node.Items.Count);
        foreach (var item in node.Items)
        {
            var value = Resolve(item, depth + 1);
            if (!value.IsMissing)
            {
                items.Add(value);
            }
        }

        return PropertyValue.Of(items, Place(node));
    }

    private PropertyValue Map(Node node, int depth)
    {
        var entries = new Dictionary<string, PropertyValue>(node.Members.Count, StringComparer.Ordinal);
        foreach (var member in node.Members)
        {
            if (member.Name == "Fn::Transform")
            {
                return PropertyValue.Unresolved("a macro writes it when deployed", place: Place(node));
            }

            if (member.Name.StartsWith("Fn::ForEach::", StringComparison.Ordinal))
            {
                return
                    new ForEachLoops(this).Expand(node) is { } expanded
                    && !expanded.Members.Exists(each => each.Name.StartsWith("Fn::ForEach::", StringComparison.Ordinal))
                    ? Map(expanded, depth + 1)
                    : PropertyValue.Unresolved(
                        "a loop goes over a list that is known only when deployed",
                        place: Place(node)
                    );
            }

            var value = Resolve(member.Value, depth + 1);
            if (!value.IsMissing)
            {
                entries[member.Name] = value;
            }
        }

        return PropertyValue.Of(entries, Place(node));
    }

    private PropertyValue Call(string function, Node argument, Node node, int depth)
    {
        var place = Place(node);
        if (!template.Composes(CallWeight))
        {
            return PartlyKnown.TooLong(place);
        }

        var call = new FunctionCall(this, argument, place, depth + 1);
        return function switch
        {
            "Ref" => argument.IsText ? Named(argument.Text, place) : Wrong(function, place),
            "Fn::GetAtt" => GetAtt(call),
            "Fn::Sub" => TextFunctions.Sub(call),
            "Fn::Join" => TextFunctions.Join(call),
            "Fn::Split" => ListFunctions.Split(call),
            "Fn::Select" => ListFunctions.Select(call),
            "Fn::If" => If(call),
            "Fn::FindInMap" => MapLookup.Find(call, template.Mappings),
            "Fn::ImportValue" => Import(call),
            // What is encoded is what a reader asks about.
            "Fn::Base64" => call.Value(argument),
            "Fn::Cidr" => ListFunctions.Cidr(call),
            "Fn::Length" => ListFunctions.Length(call),
            "Fn::ToJsonString" => JsonText.Of(call.Value(argument), template, place),
            "Fn::GetAZs" => PropertyValue.Unresolved(
                "the zones of a region are known only when deployed",
                "${AZs}",
                present: true,
                place: place
            ),
            "Fn::Transform" => PropertyValue.Unresolved("a macro writes it when deployed", place: place),
            "Fn::Equals" or "Fn::And" or "Fn::Or" or "Fn::Not" or "Fn::Contains" => PropertyValue.Unresolved(
                $"{function} stands where a value is asked for",
                place: place
            ),
            _ => PropertyValue.Unresolved($"{function} is no function known here", present: true, place: place),
        };
    }

    internal static PropertyValue Wrong(string function, SourcePlace? place) =>
        PropertyValue.Unresolved($"{function} is written in a form that CloudFormation does not have", place: place);

    /// <summary>What a <c>Ref</c> to a name is.</summary>
    internal PropertyValue Named(string name, SourcePlace place)
    {
        if (template.Parameters.TryGetValue(name, out var parameter))
        {
            if (world.Choices.TryGetValue(name, out var choice))
            {
                return choice.At(place);
            }

            if (parameter.FromDefault)
            {
                template.Defaults.TryAdd((place.Line, place.Column), name);
            }

            // A text that a parent stack passed names resources of the parent: it keeps its place there.
            return parameter.Value is { Kind: PropertyKind.Text, IsLiteral: false }
                ? parameter.Value
                : parameter.Value.At(place);
        }

        if (name.StartsWith("AWS::", StringComparison.Ordinal))
        {
            return PseudoParameter.Read(name, template.Given, place);
        }

        return template.Find(name) is null
            ? PropertyValue.Unresolved(
                $"{name} is neither a parameter nor a resource of this template",
                $"${{{name}}}",
                present: true,
                place: place
            )
            : PropertyValue.Reference(name, "", () => template.Built?.Find(name), place);
    }

    /// <summary>What an attribute of a resource is.</summary>
    internal PropertyValue AttributeOf(string name, string attribute, SourcePlace place, int depth)
    {
        if (template.Find(name) is not { } declaration)
        {
            return Unresolved($"{name} is no resource of this template");
        }

        if (
            attribute.StartsWith("Outputs.", StringComparison.Ordinal)
            && declaration.Type == "AWS::CloudFormation::Stack"
        )
        {
            return links?.Output(this, name, attribute["Outputs.".Length..])
                ?? Unresolved($"the nested stack {name} is not among what is audited");
        }

        if (
            declaration.Type == "AWS::SSM::Parameter"
            && attribute == "Value"
            && declaration.Body["Properties"]?["Value"] is { } stored
        )
        {
            return Or(Resolve(stored, depth + 1), Unresolved($"{name} has no value")).At(place);
        }

        // What a custom resource answers may be anything; what AWS's own answer is an id, a name, an ARN.
        return IsCustom(declaration.Type)
            ? Unresolved($"the custom resource {name} answers when deployed")
            : PropertyValue.Reference(name, attribute, () => template.Built?.Find(name), place);

        PropertyValue Unresolved(string why) =>
            PropertyValue.Unresolved(why, $"${{{name}.{attribute}}}", present: true, place: place);
    }

    private static bool IsCustom(string type) =>
        type == "AWS::CloudFormation::CustomResource"
        || type.StartsWith("Custom::", StringComparison.Ordinal)
        || !type.StartsWith("AWS::", StringComparison.Ordinal);

    private PropertyValue GetAtt(FunctionCall call)
    {
        if (call.Argument.IsText && call.Argument.Text.IndexOf('.', StringComparison.Ordinal) is var dot and > 0)
        {
            return AttributeOf(call.Argument.Text[..dot], call.Argument.Text[(dot + 1)..], call.Place, call.Depth);
        }

        if (call.Argument.Items is not [{ } id, .. { Count: > 0 } rest])
        {
            return Wrong("Fn::GetAtt", call.Place);
        }

        var name = call.Value(id);
        var parts = rest.Select(call.Value).ToList();
        return name.IsLiteral && parts.TrueForAll(part => part.IsLiteral)
            ? AttributeOf(name.Text, string.Join('.', parts.Select(part => part.Text)), call.Place, call.Depth)
            : PropertyValue.Unresolved(
                "which attribute is asked for is known only when deployed",
                present: true,
                place: call.Place
            );
    }

    private PropertyValue If(FunctionCall call)
    {
        if (call.Argument.Items is not [{ IsText: true } condition, var yes, var no])
        {
            return Wrong("Fn::If", call.Place);
        }

        var truth = world.Of(condition.Text);
        return truth.IsYes ? call.Value(yes)
            : truth.IsNo ? call.Value(no)
            : PropertyValue.Unresolved($"it depends on condition {condition.Text}", place: call.Place);
    }

    private PropertyValue Import(FunctionCall call)
    {
        var name = call.Value(call.Argument);
        return (name.IsMissing ? null : links?.Export(name.Text))
            ?? PropertyValue.Unresolved(
                name.Text.Length > 0
                    ? $"the export {name.Text} is not among what is audited"
                    : "an export of another stack",
                $"${{Import:{name.Text}}}",
                present: true,
                place: call.Place
            );
    }

    private SourcePlace Place(Node node) => new(template.File, node.Line, node.Column);
}
