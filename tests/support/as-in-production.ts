// Before React is loaded: it picks its build by this. What is timed, or asked thousands of times, runs as a county runs it.
process.env.NODE_ENV = 'production';

export {};
