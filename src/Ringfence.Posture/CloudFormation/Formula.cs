using Ringfence.Controls;

namespace Ringfence.Posture.CloudFormation;

/// <summary>A condition as it is computed from atoms.</summary>
internal abstract record Formula
{
    /// <summary>Its value where the atoms go one way.</summary>
    public abstract Truth Value(Func<Atom, Truth> atoms, Func<string, Truth> conditions);

    internal sealed record Known(Truth Truth) : Formula
    {
        public override Truth Value(Func<Atom, Truth> atoms, Func<string, Truth> conditions) => Truth;
    }

    internal sealed record Is(Atom Atom) : Formula
    {
        public override Truth Value(Func<Atom, Truth> atoms, Func<string, Truth> conditions) => atoms(Atom);
    }

    internal sealed record Named(string Condition) : Formula
    {
        public override Truth Value(Func<Atom, Truth> atoms, Func<string, Truth> conditions) => conditions(Condition);
    }

    internal sealed record Not(Formula Inner) : Formula
    {
        public override Truth Value(Func<Atom, Truth> atoms, Func<string, Truth> conditions) =>
            !Inner.Value(atoms, conditions);
    }

    internal sealed record All(IReadOnlyList<Formula> Parts) : Formula
    {
        public override Truth Value(Func<Atom, Truth> atoms, Func<string, Truth> conditions) =>
            Truth.All(Parts, part => part.Value(atoms, conditions));
    }

    internal sealed record Any(IReadOnlyList<Formula> Parts) : Formula
    {
        public override Truth Value(Func<Atom, Truth> atoms, Func<string, Truth> conditions) =>
            Truth.Any(Parts, part => part.Value(atoms, conditions));
    }
}
