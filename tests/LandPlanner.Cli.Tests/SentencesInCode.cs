using System.Reflection;
using System.Reflection.Emit;
using LandPlanner.Stores;

namespace LandPlanner.Cli.Tests;

/// <summary>A sentence as code makes it: its template, and where.</summary>
internal sealed record SentenceInCode(string Template, string Method);

/// <summary>
/// All sentences that the program's code makes, read from what the compiler made of it: for <c>$"…"</c> the parts that are appended one by one, for a constant the text that is turned into one.
/// So Razor's components and whatever else is generated are read too.
/// </summary>
internal sealed class SentencesInCode
{
    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);

    private readonly List<SentenceInCode> _sentences = [];
    private readonly List<string> _faults = [];

    private SentencesInCode()
    {
        foreach (var path in Directory.EnumerateFiles(AppContext.BaseDirectory, "LandPlanner*.dll").Where(path => !Path.GetFileName(path).Contains("Test", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            foreach (var type in Assembly.Load(Path.GetFileNameWithoutExtension(path)).GetTypes().Where(type => type != typeof(Sentence)))
                Read(type);
        }
    }

    public IReadOnlyList<SentenceInCode> Sentences => _sentences;

    /// <summary>Sentences that no table can hold: put together before they were made, so that their template is not known.</summary>
    public IReadOnlyList<string> Faults => _faults;

    public static SentencesInCode Read() => new();

    private void Read(Type type)
    {
        const BindingFlags own = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        foreach (var method in type.GetMethods(own).Cast<MethodBase>().Concat(type.GetConstructors(own)))
        {
            if (method.GetMethodBody()?.GetILAsByteArray() is { } code)
                new Reading(method, code, this).Run();
        }
    }

    private sealed class Reading(MethodBase method, byte[] code, SentencesInCode found)
    {
        // A sentence within another is begun and done before the outer one goes on.
        private readonly Stack<Open> _open = new();
        private readonly HashSet<int> _targets = [];
        private readonly List<(int At, OpCode Code, int Operand)> _steps = [];

        private string Name => $"{method.DeclaringType!.FullName}.{method.Name}";

        public void Run()
        {
            Decode();
            for (var i = 0; i < _steps.Count; i++)
            {
                if (_steps[i].Code.OperandType == OperandType.InlineMethod && Method(_steps[i].Operand) is { } called && called.DeclaringType == typeof(Sentence))
                    Follow(called, i);
            }

            if (_open.Count > 0)
                found._faults.Add($"{Name}: a sentence could not be read: '{_open.Peek().Template}'.");
        }

        private void Follow(MethodBase called, int step)
        {
            switch (called.Name)
            {
                case ".ctor":
                    _open.Push(new(Number(step - 2), Number(step - 1)));
                    Close();
                    break;
                case nameof(Sentence.AppendLiteral):
                    _open.Peek().Literal(Text(step - 1));
                    Close();
                    break;
                case nameof(Sentence.AppendFormatted):
                    if (called.GetParameters() is [{ ParameterType: var type }] && type == typeof(string) && IsText(step - 1) && IsWording(Text(step - 1)))
                        found._faults.Add($"{Name}: '{Text(step - 1)}' is put into a sentence in one language. Write it as a sentence: (Sentence)\"…\".");
                    _open.Peek().Word();
                    Close();
                    break;
                case "op_Implicit" when IsText(step - 1) && !_targets.Contains(_steps[step].At):
                    found._sentences.Add(new(Escaped(Text(step - 1)), Name));
                    break;
                case "op_Implicit":
                    found._faults.Add($"{Name}: a text that is not constant is made a sentence. Write it as one $\"…\", as (Sentence)\"…\" where it is one of two, or with Sentence.Quote where it comes from elsewhere.");
                    break;
            }
        }

        private void Close()
        {
            if (!_open.Peek().IsDone)
                return;
            found._sentences.Add(new(_open.Pop().Template, Name));
        }

        /// <summary>Whether a text is of a language: of several words, or one in small letters. Lists of codes, names of files, fields and options are of none.</summary>
        private static bool IsWording(string text) =>
            text.Split(", ") is var parts && (parts.Any(part => part.Trim().Contains(' ', StringComparison.Ordinal)) || parts.Length == 1 && text.Trim() is { Length: > 1 } word && word.All(char.IsAsciiLetterLower));

        private bool IsText(int step) => _steps[step].Code.OperandType == OperandType.InlineString;

        private string Text(int step) => method.Module.ResolveString(_steps[step].Operand);

        /// <summary>What an instruction puts on the stack as a whole number.</summary>
        private int Number(int step) => _steps[step] switch
        {
            { Code.OperandType: OperandType.InlineNone, Code: var code } => code.Value - OpCodes.Ldc_I4_0.Value,
            var other => other.Operand,
        };

        private MethodBase? Method(int token)
        {
            var type = method.DeclaringType!;
            return method.Module.ResolveMethod(token, type.IsGenericType ? type.GetGenericArguments() : null, method.IsGenericMethod ? method.GetGenericArguments() : null);
        }

        private void Decode()
        {
            for (var at = 0; at < code.Length;)
            {
                var start = at;
                short value = code[at++];
                if (value == 0xFE)
                    value = (short)(0xFE00 | code[at++]);
                var opCode = Codes[value];
                var operand = 0;
                var size = Size(opCode.OperandType);
                if (size == 4)
                    operand = BitConverter.ToInt32(code, at);
                else if (size == 1)
                    operand = (sbyte)code[at];
                if (opCode.OperandType == OperandType.InlineSwitch)
                    size += 4 * operand;
                at += size;
                if (opCode.OperandType is OperandType.InlineBrTarget or OperandType.ShortInlineBrTarget)
                    _targets.Add(at + operand);
                _steps.Add((start, opCode, operand));
            }
        }

        private static int Size(OperandType type) => type switch
        {
            OperandType.InlineNone => 0,
            OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
            OperandType.InlineVar => 2,
            OperandType.InlineI8 or OperandType.InlineR => 8,
            _ => 4,
        };
    }

    /// <summary>A sentence that is not whole yet.</summary>
    /// <param name="letters">How many are to come outside of words.</param>
    /// <param name="words">How many are to come.</param>
    private sealed class Open(int letters, int words)
    {
        private int _letters;
        private int _words;

        public string Template { get; private set; } = "";

        public bool IsDone => _letters == letters && _words == words;

        public void Literal(string text) => (Template, _letters) = (Template + Escaped(text), _letters + text.Length);

        public void Word() => Template += $"{{{_words++}}}";
    }

    private static string Escaped(string text) => text.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal);
}
