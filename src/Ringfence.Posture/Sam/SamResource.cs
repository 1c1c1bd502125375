using Ringfence.Posture.Readers;

namespace Ringfence.Posture.Sam;

/// <summary>A serverless resource, and how the resources made of it are written.</summary>
/// <param name="Member">As it stands in the template.</param>
/// <param name="Properties">Its properties with the global ones; null: none.</param>
internal sealed record SamResource(NodeMember Member, Node? Properties)
{
    public string Id => Member.Name;

    public Node? this[string name] => Properties?[name];

    /// <summary>A resource made of this one, at its place and under its condition and attributes.</summary>
    public NodeMember Make(string id, string type, params IEnumerable<(string Name, Node? Value)> properties)
    {
        var members = Member
            .Value.Members.Where(member => member.Name is not ("Type" or "Properties"))
            .Prepend(Entry("Properties", Map(properties)))
            .Prepend(Entry("Type", Text(type)));
        return Member with { Name = id, Value = Member.Value.With([.. members]) };
    }

    public Node Text(string text) => Node.Scalar(NodeKind.Text, text, Member.Line, Member.Column);

    public Node Truth(bool value) =>
        Node.Scalar(NodeKind.Boolean, value ? "true" : "false", Member.Line, Member.Column);

    public Node Call(string function, params IEnumerable<Node> arguments) =>
        arguments.ToList() is [{ } one]
            ? Node.Call(function, one)
            : Node.Call(function, Node.List([.. arguments], Member.Line, Member.Column));

    public Node Map(params IEnumerable<(string Name, Node? Value)> entries) =>
        Node.Map(
            [.. entries.Where(entry => entry.Value is not null).Select(entry => Entry(entry.Name, entry.Value!))],
            Member.Line,
            Member.Column
        );

    public Node List(params IEnumerable<Node> items) => Node.List([.. items], Member.Line, Member.Column);

    /// <summary>Properties that have the same name and form in both.</summary>
    public IEnumerable<(string Name, Node? Value)> Same(params IEnumerable<string> names) =>
        names.Select(name => (name, this[name]));

    /// <summary>SAM writes tags as a map, others as a list.</summary>
    public Node? Tags() =>
        this["Tags"] is { IsMap: true } tags
            ? List(tags.Members.Select(tag => Map(("Key", Text(tag.Name)), ("Value", tag.Value))))
            : this["Tags"];

    private static NodeMember Entry(string name, Node value) => new(name, value, value.Line, value.Column);
}
