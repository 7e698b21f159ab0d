"""Writes golden files: what Jinja2 3.1.6 (pip install jinja2==3.1.6) makes of templates, errors included.

python golden.py snippets snippets.txt > ../resources/golden/snippets.json
python golden.py fuzz SEED COUNT             > ../resources/golden/expressions.json (less what docs/reference/jinja.md lists)
python golden.py statements SEED COUNT       > ../resources/golden/statements.json
"""
import datetime, itertools, json, signal, random, re, sys
from jinja2.sandbox import SandboxedEnvironment

class Obj:
    def __init__(self, name="N"): self.name = name
    def meth(self, *a, **k): return kwfn(*a, **k)
    def sub(self, n): return Obj(self.name + n)
def kwfn(*a, **k): return str(list(a)) + str(sorted(k.items()))
class Rel:
    database, schema, identifier = "db", "sch", "tbl"
    def __init__(self, text='"db"."sch"."tbl"'): self.text = text
    def __str__(self): return self.text
    def include(self, database=True, schema=True, identifier=True):
        return Rel(".".join(f'"{p}"' for p, on in zip(("db", "sch", "tbl"), (database, schema, identifier)) if on))
class Adapter:
    def dispatch(self, n, p=None): return lambda *a, **k: n + str(list(a)) + str(sorted(k.items()))
class Mod: pass
modules = {"datetime": datetime, "re": re, "itertools": itertools}
def context():
    return dict(target={"name": "dev"}, return_dict=lambda: {"a": 1, "b": [2]}, kwfn=kwfn, obj=Obj(), d={"f": lambda x: x + 1},
        fn1=lambda x: x * 2, adapter=Adapter(), ret=lambda x: x, ref=lambda x: f'"{x}"', var=lambda a, b=None: b, config=lambda **k: "",
        dt=datetime.datetime(2024, 1, 2, 3, 4, 5), rel=Rel(), zip=zip, set=set, modules=modules)
env = SandboxedEnvironment(extensions=["jinja2.ext.do", "jinja2.ext.loopcontrols"])
def outcome(t):
    signal.alarm(1)
    try: return "ok", env.from_string(t).render(context())
    except Exception as e: return "err", f"{type(e).__name__}: {e}"
def emit(templates):
    seen, out = set(), []
    for t in templates:
        if t in seen: continue
        seen.add(t)
        s, e = outcome(t)
        if " at 0x" in e: continue
        out.append({"name": t[:60], "template": t, "status": s, "expected": e})
    json.dump(out, sys.stdout, ensure_ascii=False, indent=0)

# --- random expressions over a grammar
ATOMS = ["0","1","2","3","7","-5","10","255","1.5","0.1","2.0","-0.25","1e20","1e-7","123456789","'a'","'abc'","'Hello World'","''","'x,y,z'","' pad '","'12'","'3.7'","[]","[1,2,3]","['b','A','c']","[3,1,2]","[1,[2,3]]","(1,2)","()","(1,)","{}","{'a':1}","{'a':1,'b':'x'}","{1:2}","none","true","false","nope","'é'","'it\\'s'","'q\"q'","'tab\\tx'","9999999999999999999"]
BIN = ["+","-","*","/","//","%","~","==","!=","<",">","<=",">="," in "," not in "," and "," or "]
FILT = ["upper","lower","length","first","last","list","string","int","float","abs","join(',')","sort","reverse|list","unique|list","sum","min","max","title","capitalize","trim","replace('a','b')","default('D')","default('D',true)","round","round(1)","batch(2)|list","slice(2)|list","tojson","items|list","dictsort","map('string')|list","select|list","reject('none')|list","wordcount","indent(2)","center(9)","format(3)","urlencode","escape","striptags","truncate(3)","pprint","attr('x')","random|string|length","filesizeformat","map('upper')|join('-')","sort(reverse=true)","count","select('odd')|list","groupby(0)|list","xmlattr","int(9)","float(1.5)","wordwrap(4)","d(1)"]
TESTS = ["defined","undefined","none","string","number","integer","float","boolean","mapping","sequence","iterable","callable","odd","even","true","false","lower","upper","divisibleby(2)","in [1,2]","eq(1)","sameas(none)","not none","not string","gt(1)","lt('b')"]
METH = [".upper()",".lower()",".split()",".split(',')",".strip()",".title()",".replace('a','z')",".startswith('a')",".endswith('c')",".find('b')",".count('a')",".isdigit()",".join(['p','q'])",".keys()|list",".values()|list",".items()|list",".get('a')",".get('z',0)",".copy()",".index(2)",".append(4)",".pop()",".zfill(5)",".ljust(6)~'|'",".rjust(6)",".center(8)",".partition(',')",".rsplit(',',1)",".splitlines()",".swapcase()",".format(1,2)",".isupper()",".capitalize()",".encode()",".name",".x","[0]","[-1]","['a']","[5]","[1:]","[:-1]","[::-1]","[1:3]","[::2]"]
def expr(r, d):
    k = r.random()
    if d <= 0 or k < .25: return r.choice(ATOMS)
    if k < .5: return "(" + expr(r, d-1) + r.choice(BIN) + expr(r, d-1) + ")"
    if k < .66: return "(" + expr(r, d-1) + ")|" + r.choice(FILT)
    if k < .74: return "((" + expr(r, d-1) + ") is " + r.choice(TESTS) + ")"
    if k < .9: return "(" + expr(r, d-1) + ")" + r.choice(METH)
    if k < .93: return "(" + expr(r, d-1) + " if " + expr(r, d-1) + " else " + expr(r, d-1) + ")"
    if k < .95: return "[" + expr(r, d-1) + "," + expr(r, d-1) + "]"
    if k < .97: return "{'k':" + expr(r, d-1) + "}"
    return r.choice(["-", "not ", "+"]) + "(" + expr(r, d-1) + ")"
def fuzz(seed, n):
    r = random.Random(seed)
    return ["{{ " + expr(r, r.choice([1,1,2,2,3])) + " }}" for _ in range(n)]
# --- random statements over few names, for scoping
NAMES=["a","b","c","x"]
def small(r):
    k=r.random()
    if k<.35: return r.choice(NAMES)
    if k<.55: return str(r.randint(0,3))
    if k<.65: return f"{r.choice(NAMES)} ~ {r.choice(NAMES)}"
    if k<.72: return f"{r.choice(NAMES)} is defined"
    if k<.8: return f"({r.choice(NAMES)}|default({r.randint(0,9)}))"
    if k<.86: return "[" + small(r) + "]"
    if k<.92: return f"'{r.choice('pqr')}'"
    if k<.96: return f"ns.v"
    return "loop.index" if r.random()<.5 else "target.name"
def body(r,d,inm,loop):
    return "".join(stmt(r,d,inm,loop) for _ in range(r.randint(1,4)))
def tag(r,s): 
    l="-" if r.random()<.1 else ""; q="-" if r.random()<.1 else ""
    return "{%"+l+" "+s+" "+q+"%}"
def stmt(r,d,inm=False,loop=False):
    k=r.random()
    if d<=0 or k<.28: return r.choice(["{{ "+small(r)+" }}","{{ "+small(r)+" }};", " t ", "\n"])
    if k<.42: return tag(r,f"set {r.choice(NAMES)} = {small(r)}")
    if k<.46: return tag(r,f"set ns.v = {small(r)}")
    if k<.5: return tag(r,f"set {r.choice(NAMES)}")+body(r,d-1,inm,loop)+tag(r,"endset")
    if k<.62:
        s=tag(r,"if "+small(r))+body(r,d-1,inm,loop)
        if r.random()<.3: s+=tag(r,"elif "+small(r))+body(r,d-1,inm,loop)
        if r.random()<.5: s+=tag(r,"else")+body(r,d-1,inm,loop)
        return s+tag(r,"endif")
    if k<.76:
        s=tag(r,f"for {r.choice(NAMES)} in [{small(r)}, {small(r)}]"+(f" if {small(r)}" if r.random()<.25 else ""))+body(r,d-1,inm,True)
        if r.random()<.2: s+="{% if "+small(r)+" %}{% "+r.choice(["break","continue"])+" %}{% endif %}"
        if r.random()<.2: s+=tag(r,"else")+body(r,d-1,inm,loop)
        return s+tag(r,"endfor")
    if k<.88:
        m=r.choice(["m","n"]); p=r.choice(["","a","a, b","x=1","a, c=b"])
        call=r.choice(["{{ m() }}","{{ n(1) }}","{{ m(1, 2) }}",""])
        return tag(r,f"macro {m}({p})")+body(r,d-1,True,False)+tag(r,"endmacro")+(f"{{{{ {m}({r.choice(['','1','2'])}) }}}}" if r.random()<.8 else call)
    if k<.92:
        return tag(r,f"with {r.choice(NAMES)} = {small(r)}")+body(r,d-1,inm,loop)+tag(r,"endwith")
    if k<.95: return tag(r,"filter upper")+body(r,d-1,inm,loop)+tag(r,"endfilter")
    return tag(r,"call"+r.choice(["","(a)","(x=5)"])+" w("+r.choice(["","3"])+")")+body(r,d-1,True,False)+tag(r,"endcall")
def tmpl(r):
    pre="{% set ns = namespace(v=0) %}{% macro w(z=0) %}<{{ caller("+r.choice(["","1","z"])+") }}>{% endmacro %}"
    if r.random()<.4: pre+="{% set "+r.choice(NAMES)+" = 7 %}"
    return pre+"".join(stmt(r,r.choice([2,3,3])) for _ in range(r.randint(2,5)))

if __name__ == "__main__":
    if sys.argv[1] == "fuzz":
        emit(fuzz(int(sys.argv[2]), int(sys.argv[3])))
    elif sys.argv[1] == "statements":
        r = random.Random(int(sys.argv[2]))
        emit([tmpl(r) for _ in range(int(sys.argv[3]))])
    else:
        emit(open(sys.argv[2], encoding="utf-8").read().split("\n====\n"))
