using Ringfence.Controls;
using Ringfence.Controls.Facts;
using Ringfence.Posture.Intrinsics;
using Ringfence.Posture.Readers;

namespace Ringfence.Posture.CloudFormation;

/// <summary>A template's <c>Conditions</c>, read into formulas.</summary>
internal sealed class Conditions
{
    private readonly Dictionary<string, Formula> _formulas = new(StringComparer.Ordinal);
    private readonly Dictionary<Atom, IReadOnlyList<string>> _atoms = [];
    private readonly Resolver _resolver;
    private readonly IReadOnlyDictionary<string, Parameter> _parameters;

    public Conditions(
        Node? section,
        Resolver resolver,
        IReadOnlyDictionary<string, Parameter> parameters,
        List<SourceProblem> problems
    )
    {
        (_resolver, _parameters) = (resolver, parameters);
        foreach (var (name, expression, _, _) in section?.Members ?? [])
        {
            _formulas[name] = Read(expression);
        }

        foreach (var (name, _, line, column) in section?.Members ?? [])
        {
            if (Cycles(name, name, []))
            {
                problems.Add(new SourceProblem($"condition {name} refers to itself", line, column));
            }
        }
    }

    /// <summary>The names, in order.</summary>
    public IReadOnlyCollection<string> Names => _formulas.Keys;

    /// <summary>What is not decided, with all that its left side may be (empty: anything).</summary>
    public IReadOnlyDictionary<Atom, IReadOnlyList<string>> Atoms => _atoms;

    /// <summary>Every condition's value where the atoms go one way. What refers to itself is Unknown.</summary>
    public Dictionary<string, Truth> Values(Func<Atom, Truth> atoms)
    {
        var values = new Dictionary<string, Truth>(StringComparer.Ordinal);
        foreach (var name in _formulas.Keys)
        {
            Value(name);
        }

        return values;

        Truth Value(string name)
        {
            if (!_formulas.TryGetValue(name, out var formula))
            {
                return Truth.Unknown;
            }

            if (!values.TryGetValue(name, out var value))
            {
                values[name] = Truth.Unknown;
                values[name] = value = formula.Value(atoms, Value);
            }

            return value;
        }
    }

    private Formula Read(Node expression)
    {
        if (expression is not { IsMap: true, Members: [var (function, argument, _, _)] })
        {
            return expression.Kind == NodeKind.Boolean
                ? new Formula.Known(expression.Text == "true")
                : Free($"{expression.Line}:{expression.Column}");
        }

        return function switch
        {
            "Condition" when argument.IsText => new Formula.Named(argument.Text),
            "Fn::Not" when argument.Items is [var inner] => new Formula.Not(Read(inner)),
            "Fn::And" => new Formula.All([.. argument.Items.Select(Read)]),
            "Fn::Or" => new Formula.Any([.. argument.Items.Select(Read)]),
            "Fn::Equals" when argument.Items is [var left, var right] => Equal(left, right),
            _ => Free($"{function} {expression.Line}:{expression.Column}"),
        };
    }

    private Formula Equal(Node left, Node right)
    {
        var (a, b) = (_resolver.Resolve(left), _resolver.Resolve(right));
        if (a.IsLiteral && b.IsLiteral)
        {
            return new Formula.Known(a.Text == b.Text);
        }

        if (a.Kind is PropertyKind.Text or PropertyKind.Unresolved && a.Text == b.Text && a.Text != "${?}")
        {
            return new Formula.Known(Truth.Yes);
        }

        var (unknown, literal) = b.IsLiteral ? (a, b) : (b, a);
        if (!literal.IsLiteral || unknown.Text is "" or "${?}")
        {
            return Free($"{a.Text} = {b.Text} {(a.Text is "" or "${?}" ? left.Line + ":" + left.Column : "")}");
        }

        var allowed = Allowed(unknown.Text);
        if (unknown.Is(literal.Text).IsNo || (allowed.Count > 0 && !allowed.Contains(literal.Text)))
        {
            return new Formula.Known(Truth.No);
        }

        var atom = new Atom(unknown.Text, literal.Text);
        _atoms.TryAdd(atom, allowed);
        return new Formula.Is(atom);
    }

    private IReadOnlyList<string> Allowed(string rendered) =>
        rendered.StartsWith("${", StringComparison.Ordinal)
        && _parameters.TryGetValue(rendered[2..^1], out var parameter)
            ? parameter.Allowed
            : [];

    private Formula.Is Free(string question)
    {
        var atom = new Atom(question, "");
        _atoms.TryAdd(atom, []);
        return new Formula.Is(atom);
    }

    private bool Cycles(string start, string at, HashSet<string> seen)
    {
        if (!_formulas.TryGetValue(at, out var formula))
        {
            return false;
        }

        foreach (var next in Named(formula))
        {
            if (next == start || (seen.Add(next) && Cycles(start, next, seen)))
            {
                return true;
            }
        }

        return false;
    }

    private static IEnumerable<string> Named(Formula formula) =>
        formula switch
        {
            Formula.Named named => [named.Condition],
            Formula.Not not => Named(not.Inner),
            Formula.All all => all.Parts.SelectMany(Named),
            Formula.Any any => any.Parts.SelectMany(Named),
            _ => [],
        };
}
